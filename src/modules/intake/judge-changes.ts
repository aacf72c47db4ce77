import { endingLabels } from '../certificates/schema.ts'
import { fileFirms, identify } from './identify.ts'
import { type Case, type JudgedRow, judgement, problem, remark, type Trial } from './judged.ts'
import type { KnownCertificate } from './known.ts'

/** Revocations and restorations, each laid at the one certificate it means. */
export function judgeChanges(given: Case): Iterable<JudgedRow> {
  const firms = fileFirms(given.draft.rows)
  const revoked = new Map(given.known.certificates.map(({ id, revokedOn }) => [id, revokedOn]))
  return judgement(given, (trial) => {
    // A certificate's own number says whose it is; only without one must the firm be known.
    if (trial.row.values['number'] === undefined) identify(trial, firms)
    if (!trial.aside && trial.problems.length === 0 && trial.questions.length === 0)
      judgeOne(trial, revoked)
  })
}

function judgeOne(trial: Trial, revoked: Map<string, string | null>): void {
  const { change, effectiveOn: day, document = '' } = trial.row.values
  if (change === undefined || day === undefined) return
  const found = meant(trial, day)
  if (found === undefined) return
  const kind = change as keyof typeof endingLabels
  if (day < found.validFrom) {
    problem(trial, 'effectiveOn', {
      code: 'changeBeforeTerm',
      details: { day, from: found.validFrom },
    })
    return
  }
  if (day > found.validTo) {
    const { zh, en: changeEn } = endingLabels[kind]
    const details = { day, to: found.validTo, change: zh, changeEn }
    problem(trial, 'effectiveOn', { code: 'changeAfterTerm', details })
    return
  }
  const since = revoked.get(found.id) ?? null
  if (kind === 'revoked' && since !== null) {
    if (since !== day)
      problem(trial, 'effectiveOn', { code: 'alreadyRevoked', details: { day: since } })
    return
  }
  if (kind === 'restored' && since === null) {
    problem(trial, 'change', { code: 'notRevoked' })
    return
  }
  revoked.set(found.id, kind === 'revoked' ? day : null)
  tellBackdated(trial, kind, day)
  trial.code = found.code
  trial.brings.events = [{ certificate: found.id, kind, effectiveOn: day, document }]
}

/** ◆ More than a month back, a stock that was told may be another one now. */
function tellBackdated(trial: Trial, kind: keyof typeof endingLabels, day: string): void {
  if (day.slice(0, 7) >= trial.case.today.slice(0, 7)) return
  const { zh: change, en: changeEn } = endingLabels[kind]
  remark(trial, 'effectiveOn', { code: 'backdated', details: { day, change, changeEn } })
}

/** By its number, or by firm and title the one whose term holds that day. */
function meant(trial: Trial, day: string): KnownCertificate | undefined {
  const { number, title, change } = trial.row.values
  const { known, draft, firms } = trial.case
  const root = firms.get(trial.code)?.code ?? trial.code
  const isFirm = (code: string) => trial.code === '' || code === trial.code || code === root
  const fitting = known.certificates.filter(
    (each) =>
      isFirm(each.code) &&
      (title === undefined || each.title === title) &&
      (number === undefined || each.number === number),
  )
  const [only, ...others] =
    fitting.length > 1 ? fitting.filter((each) => holds(each, day)) : fitting
  if (only !== undefined && others.length === 0) return only
  if (only !== undefined) {
    problem(trial, 'number', {
      code: 'certificateAmbiguous',
      details: { count: others.length + 1 },
    })
    return undefined
  }
  const { zh, en } = endingLabels[change as keyof typeof endingLabels]
  const column = draft.kind.columns.find(({ field }) => field === 'title')
  const name = column?.choices?.find(({ value }) => value === title)?.words[0]
  const what = [number, name, trial.name === '' ? trial.code : trial.name].filter(Boolean).join(',')
  problem(trial, number === undefined ? 'title' : 'number', {
    code: 'certificateUnknown',
    details: { change: zh, changeEn: en, what },
  })
  return undefined
}

function holds({ validFrom, validTo }: KnownCertificate, day: string): boolean {
  return validFrom <= day && day <= validTo
}
