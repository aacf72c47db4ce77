/** 检查单: what the ledger lacks before a bulletin is written, and what a draft lacks before it is issued. */
import type { Block, OfficialDocument, Run } from '../../base/document.ts'
import { type Label, label } from '../../base/label.ts'
import type { Alarm } from '../plan/schema.ts'
import { type Case, casesOf, isDue, isReported, withStanding } from './cases.ts'
import { lagging } from './findings.ts'
import { runsOf } from './provenance.ts'
import type { CheckItem, Checklist, DraftInput } from './schema.ts'

export function checklist(
  input: Pick<DraftInput, 'rows' | 'observations'>,
  alarms: readonly Alarm[],
): Checklist {
  const cases = casesOf(input)
  const reported = cases.filter(isReported)
  return {
    total: cases.length,
    due: cases.filter(isDue).length,
    reported: reported.length,
    approved: reported.filter((each) => each.approved).length,
    notDue: withStanding(cases, 'notDue').length,
    items: [
      ...byStanding(cases),
      ...reported.filter((each) => !each.approved).map(unapproved),
      ...reported.flatMap(restricted),
      ...lagging(cases)
        .filter(({ row }) => row.judgement === null)
        .map(withoutReason),
      ...reported.filter(({ row }) => row.owners.length === 0).map(withoutOwner),
      ...alarms.map((alarm) => ({
        kind: 'alarm' as const,
        weight: 'warns' as const,
        code: null,
        message: { zh: alarm.message, en: alarm.messageEn },
        bodies: [],
      })),
    ],
  }
}

/** 更正说明 states its corrections and nothing else; the rows of the paper it corrects are not in question. */
export function erratumChecklist({
  corrections,
  observations,
}: Pick<DraftInput, 'corrections' | 'observations'>): Checklist {
  const stated = corrections ?? []
  const approved = new Set(
    observations.filter(({ approval }) => approval?.decision === 'approved').map(({ id }) => id),
  )
  const open = stated.filter((each) => each.observation !== null && !approved.has(each.observation))
  const [total, settled] = [stated.length, stated.length - open.length]
  return {
    ...{ total, due: total, reported: total, approved: settled, notDue: 0 },
    items: open.map(({ code, name }) => ({
      kind: 'unapproved',
      weight: 'warns',
      code,
      message: label(
        `${name}:更正后的数值还没有核准,更正说明写“未核准”;请统计部门先核准,再重新起草`,
        `${name}: the corrected value is not approved and the paper says so; ask the statistics office first, then draft again`,
      ),
      bodies: [],
    })),
  }
}

function item(kind: CheckItem['kind'], { row }: Case, words: Label): CheckItem {
  const { code, owners, definition } = row
  const message = {
    zh: `${definition.name}:${words.zh}`,
    en: `${definition.nameEn}: ${words.en}`,
  }
  return { kind, weight: 'warns', code, message, bodies: owners }
}

/** What the standing itself says is lacking, in its own words. */
function byStanding(cases: readonly Case[]): CheckItem[] {
  const kinds = ['overdue', 'missing', 'open', 'uncovered'] as const
  return kinds.flatMap((kind) =>
    withStanding(cases, kind).map(({ row }) => ({
      kind,
      weight: 'warns' as const,
      code: row.code,
      message: { ...row.answer.sentence },
      bodies: row.owners,
    })),
  )
}

function unapproved(each: Case): CheckItem {
  return item(
    'unapproved',
    each,
    label(
      '数值未核准,草稿只列数值、不参与排名;请统计部门核准',
      'the value is not approved: it is listed and not ranked; ask the statistics office to approve it',
    ),
  )
}

/** A condition such as 「初步数,不得对外」 travels with the value and is shown before issue. */
function restricted(each: Case): CheckItem[] {
  const condition = each.ledger?.approval?.condition ?? ''
  if (condition === '') return []
  return [
    item(
      'restricted',
      each,
      label(
        `核准附有条件“${condition}”,请按此确定印发范围`,
        `approved with the condition “${condition}”; set the circulation accordingly`,
      ),
    ),
  ]
}

function withoutReason(each: Case): CheckItem {
  return item(
    'noReason',
    each,
    label(
      '滞后而没有登记研判,通报写“待责任单位说明”;请责任单位登记原因和措施',
      'behind without a recorded judgement; the paper will say so. Ask the responsible body for reason and measures',
    ),
  )
}

function withoutOwner(each: Case): CheckItem {
  return item(
    'noOwner',
    each,
    label(
      '没有责任单位,通报写“尚未明确”;请在方案设置中指定',
      'no responsible body; the paper will say so. Assign one in the plan settings',
    ),
  )
}

/**
 * What the edits of a draft did to its figures. One that no longer says what its source says keeps the
 * paper from being issued; one that a person wrote without a source is only pointed out.
 */
export function issueChecks(drafted: OfficialDocument, edited: OfficialDocument): CheckItem[] {
  const [before, after] = [allRuns(drafted), allRuns(edited)]
  const stated = statements(before)
  const changed = after.filter(
    ({ text, reference }) =>
      reference !== undefined && !(stated.get(reference)?.has(text.trim()) ?? false),
  )
  const written = new Set(before.filter(isUnsourced).flatMap(figures))
  const loose = after.filter(isUnsourced).flatMap(figures)
  const item = (kind: CheckItem['kind'], weight: CheckItem['weight'], message: Label) => ({
    kind,
    weight,
    code: null,
    message,
    bodies: [],
  })
  return [
    ...changed.map(({ text, reference = '' }) =>
      item('handChanged', 'blocks', changedWords(text, [...(stated.get(reference) ?? [])])),
    ),
    ...[...new Set(loose.filter((figure) => !written.has(figure)))].map((figure) =>
      item(
        'unsourced',
        'warns',
        label(
          `“${figure}”是手工写入的数字,没有来历;请核对`,
          `“${figure}” was written by hand and has no source; check it`,
        ),
      ),
    ),
  ]
}

/** What stands there, what the ledger made of it when it was drafted, and the way out. */
function changedWords(text: string, drafted: readonly string[]): Label {
  if (drafted.length === 0)
    return label(
      `“${text}”没有台账中的来历;请去掉该处`,
      `“${text}” has no source in the ledger; remove it`,
    )
  return label(
    `“${text}”与台账不符,该来历的数为“${drafted.join('”“')}”;请改回,或在台账中更正后重新起草`,
    `“${text}” is not what its source in the ledger says: “${drafted.join('”, “')}”; set it right, or correct the ledger and draft again`,
  )
}

function isUnsourced({ reference }: Run): boolean {
  return reference === undefined
}

function figures({ text }: Run): string[] {
  return text.match(/\d+(?:[,.]\d+)*%?/g) ?? []
}

function statements(runs: readonly Run[]): Map<string, Set<string>> {
  const stated = new Map<string, Set<string>>()
  for (const { text, reference } of runs) {
    if (reference === undefined) continue
    const known = stated.get(reference) ?? new Set()
    stated.set(reference, known.add(text.trim()))
  }
  return stated
}

function allRuns(document: OfficialDocument): Run[] {
  const blocks: Block[] = [
    ...document.blocks,
    ...document.attachments.flatMap((attachment) => attachment.blocks),
  ]
  return blocks.flatMap(runsOf)
}
