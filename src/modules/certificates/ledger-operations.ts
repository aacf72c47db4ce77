import { clockDate, daysBetween } from '../../base/calendar.ts'
import { businessReaders } from '../../base/role.ts'
import { type Context, implement } from '../../server/context.ts'
import { inTurn } from '../../server/in-turn.ts'
import { membersOf } from '../enterprises/code-aliases.ts'
import { aliasesAt, firmsByCode, refuseUnknownTown } from '../enterprises/operations.ts'
import type { Firm } from '../enterprises/schema.ts'
import { grouped } from './grouped.ts'
import { termOf } from './history.ts'
import { enterCertificateEvents, enterCertificates } from './operations.ts'
import { refuseCertificate } from './problems.ts'
import * as routes from './routes.ts'
import { isSameCertificate } from './same-certificate.ts'
import type { Certificate, CertificateEvent, Title } from './schema.ts'
import { certificateStatus } from './status.ts'
import { holdersOn } from './stock-operations.ts'
import { certificates, eventsOf, insertCertificates, overlapping } from './store.ts'
import { titlesIn } from './title-store.ts'

export const list = implement(routes.listCertificates, {
  may: businessReaders,
  async run(context, { title, on: day, code, status, counted, rule, excluding, town }) {
    const { db, scope, asOf, services } = context
    const on = day ?? clockDate(asOf)
    const catalogue = await titlesIn(services.contentFolder)
    const asked = title === undefined ? undefined : titleNamed(catalogue, title)
    const ids =
      counted === undefined || asked === undefined
        ? undefined
        : await countedBy(context, { title: asked.id, on, rule, excluding })
    const aliases = await aliasesAt(context)
    const found = await certificates(db, scope, {
      asOf,
      ...(ids !== undefined && { ids }),
      ...(ids === undefined && asked !== undefined && { titles: [asked.id] }),
      ...(code !== undefined && { codes: membersOf([code], aliases) }),
    })
    const rows = await ledgerRows(context, { found, catalogue, on, aliases })
    const shown = rows.filter(
      (row) =>
        (status === undefined || row.status === status) &&
        (town === undefined || row.town === town),
    )
    if (shown.length === 0) await refuseUnknownTown(context, town)
    return shown
  },
})

/** The certificates by which firms are counted on a day, one per firm. */
async function countedBy(context: Context, asked: Parameters<typeof holdersOn>[1]) {
  const held = await holdersOn(context, asked)
  return held.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]))
}

function titleNamed(catalogue: readonly Title[], asked: string): Title {
  return (
    catalogue.find(({ id, name }) => id === asked || name === asked) ??
    refuseCertificate('unknownTitle', { title: asked })
  )
}

type Found = {
  found: readonly Certificate[]
  catalogue: readonly Title[]
  on: string
  aliases: ReadonlyMap<string, string>
}

async function ledgerRows(
  context: Context,
  { found, catalogue, on, aliases }: Found,
): Promise<routes.LedgerCertificate[]> {
  const { db, scope, asOf } = context
  const codes = [...new Set(found.map(({ code }) => code))]
  const [firms, events] = await Promise.all([
    firmsByCode(context, codes, on),
    eventsOf(db, scope, { asOf, certificates: found.map(({ id }) => id) }),
  ])
  const changes = grouped(events, ({ certificate }) => certificate)
  const terms = found.map((row) => termOf(row, changes.get(row.id) ?? []))
  const firmOf = ({ title, code }: { title: string; code: string }) =>
    `${title} ${aliases.get(code) ?? code}`
  const byFirm = grouped(terms, firmOf)
  return found.map((row, index) => {
    const term = terms[index] ?? termOf(row, [])
    const firm = firms.get(row.code)
    const others = (byFirm.get(firmOf(row)) ?? []).filter((each) => each !== term)
    return {
      ...row,
      ...firmWords(firm, row.code),
      ...titleWords(catalogue, row.title),
      status: certificateStatus(term, { presence: firm?.presence ?? '', others }, on),
    }
  })
}

/** A firm that no fact names is called by its code. */
function firmWords(firm: Firm | undefined, code: string) {
  return {
    name: firm?.name ?? code,
    formerNames: firm?.formerNames ?? [],
    town: firm?.town ?? '',
    park: firm?.park ?? '',
    industry: firm?.industry ?? '',
    segment: firm?.segment ?? '',
    aboveSize: firm?.aboveSize ?? null,
  }
}

function titleWords(catalogue: readonly Title[], id: string) {
  const title = catalogue.find((each) => each.id === id)
  return {
    titleName: title?.name ?? id,
    titleEnglish: title?.english ?? id,
    level: title?.level ?? '',
  }
}

export const overlaps = implement(routes.listOverlaps, {
  may: businessReaders,
  async run(context, { title }) {
    const { db, scope, asOf, services } = context
    const catalogue = await titlesIn(services.contentFolder)
    const titles =
      title === undefined ? catalogue.map(({ id }) => id) : [titleNamed(catalogue, title).id]
    const aliases = await aliasesAt(context)
    const pairs = await overlapping(db, scope, { asOf, titles, aliases })
    const firms = await firmsByCode(
      context,
      pairs.map(({ first }) => first.code),
    )
    return pairs.map(({ first, second }) => ({
      code: aliases.get(first.code) ?? first.code,
      name: firms.get(first.code)?.name ?? first.code,
      title: first.title,
      titleName: titleWords(catalogue, first.title).titleName,
      first: span(first),
      second: span(second),
      days:
        daysBetween(
          second.validFrom,
          first.validTo < second.validTo ? first.validTo : second.validTo,
        ) + 1,
    }))
  },
})

function span({ id, number, validFrom, validTo }: Certificate) {
  return { id, number, from: validFrom, to: validTo }
}

export const record = implement(routes.recordCertificate, {
  may: ['officer', 'reporter'],
  async run(asking, { supersedes, reason, document, ...row }) {
    const context = await inTurn(asking, 'certificates')
    const { db, scope, now, services } = context
    const title = titleNamed(await titlesIn(services.contentFolder), row.title).id
    if (supersedes !== null) {
      const [known] = await certificates(db, scope, { asOf: now, ids: [supersedes] })
      if (known === undefined) refuseCertificate('noSuchCertificate', { id: supersedes })
      if (reason === '') refuseCertificate('reasonMissing')
    }
    const before = await certificates(db, scope, { asOf: now, codes: [row.code], titles: [title] })
    const same = before.find((each) => each.id !== supersedes && isSameCertificate(each, row))
    if (same !== undefined) refuseCertificate('knownCertificate', knownWords(same))
    const [id = ''] = await enterCertificates(context, [
      { ...row, title, document, supersedes, reason, ...byHand(document) },
    ])
    return { id }
  },
})

function knownWords({ number, validFrom: from, validTo: to }: Certificate) {
  return { number: number || '—', from, to }
}

export const change = implement(routes.changeCertificate, {
  may: ['officer', 'reporter'],
  async run(asking, { certificate, kind, effectiveOn, document, reason }) {
    const context = await inTurn(asking, 'certificates')
    await refuseSameAgain(context, { certificate, kind, effectiveOn })
    const row = { certificate, kind, effectiveOn, document, supersedes: null, reason }
    const [id = ''] = await enterCertificateEvents(context, [{ ...row, ...byHand(document) }])
    return { id }
  },
})

type Changing = Pick<CertificateEvent, 'certificate' | 'kind' | 'effectiveOn'>

/** What is revoked on the day cannot be revoked again, nor restored what is not. */
async function refuseSameAgain(
  { db, scope, now }: Context,
  { certificate, kind, effectiveOn: on }: Changing,
): Promise<void> {
  const events = await eventsOf(db, scope, { asOf: now, certificates: [certificate] })
  const isRevoked = events.filter((each) => each.effectiveOn <= on).at(-1)?.kind === 'revoked'
  if (kind === 'revoked' && isRevoked) refuseCertificate('alreadyRevoked', { on })
  if (kind === 'restored' && !isRevoked) refuseCertificate('notRevoked', { on })
}

/** A row without a title takes the certificate's place: it counts on no day, and is still read as it was. */
export const withdraw = implement(routes.withdrawCertificate, {
  may: ['officer', 'reporter'],
  async run(asking, { certificate, reason }) {
    const context = await inTurn(asking, 'certificates')
    const { db, scope, now } = context
    const [known] = await certificates(db, scope, { asOf: now, ids: [certificate] })
    if (known === undefined) return refuseCertificate('noSuchCertificate', { id: certificate })
    const { code, validFrom, validTo, document, source, sourceClass } = known
    const empty = { title: '', number: '', batch: '', award: 'unstated' as const, issuedOn: null }
    const row = { ...empty, code, validFrom, validTo, document, source, sourceClass }
    const rows = [{ ...row, supersedes: certificate, reason, importId: null }]
    const [id = ''] = await insertCertificates(db, scope, { rows, stamp: context })
    return { id }
  },
})

function byHand(document: string) {
  return {
    source: { document, confidence: 'ownFile' as const },
    sourceClass: 'administrative' as const,
    importId: null,
  }
}
