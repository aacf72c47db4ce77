import { expect, test } from 'vitest'
import type { OfficialDocument, Run } from '../../base/document.ts'
import { sampleCase, sampleInput } from '../../testing/bulletin-samples.ts'
import { card } from '../../testing/standing-samples.ts'
import { thirdQuarter } from '../../testing/third-quarter.ts'
import type { Definition } from '../indicators/schema.ts'
import { checklist, erratumChecklist, issueChecks } from './checklist.ts'
import { draftBulletin } from './draft.ts'
import { Correction } from './schema.ts'

const release: Definition['release'] = {
  frequency: 'quarter',
  lagDays: 5,
  exemptMonths: [],
  note: '',
}
const target = { operator: '>', value: '80', third: 7500 } as const
const definition = card({ release })

test('the third quarter: 14 due, all reported and approved, six not due', () => {
  const list = checklist(sampleInput(thirdQuarter()), [])
  expect(list).toMatchObject({ total: 21, due: 14, reported: 14, approved: 14, notDue: 6 })
  expect(list.items.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
    'open I-20',
    'noReason I-07',
    'noReason I-05',
    'noReason I-02',
    'noOwner I-11',
  ])
})

test.each([
  { name: 'overdue', indicator: { definition, target }, kinds: ['overdue'] },
  {
    name: 'missing',
    indicator: { definition: card({ release: { ...release, lagDays: null } }), target },
    kinds: ['missing'],
  },
  {
    name: 'not approved',
    indicator: { definition, target, now: '52.30', ledger: { approval: null } },
    kinds: ['unapproved'],
  },
  {
    name: 'approved with a condition',
    indicator: {
      definition,
      target,
      now: '70',
      ledger: {
        approval: {
          decision: 'approved' as const,
          condition: '初步数,不得对外',
          recordedAt: '2025-10-13T01:00:00.000Z',
          recordedBy: '某',
        },
      },
    },
    kinds: ['restricted'],
  },
  {
    name: 'behind without a reason',
    indicator: { definition, target, now: '52' },
    kinds: ['noReason'],
  },
  {
    name: 'without a body',
    indicator: { definition, target, now: '62', owners: [] },
    kinds: ['noOwner'],
  },
  { name: 'in order', indicator: { definition, target, now: '62' }, kinds: [] },
])('$name is on the list', ({ indicator, kinds }) => {
  const { items } = checklist(sampleInput([sampleCase(indicator, 1)]), [])
  expect(items.map((item) => item.kind)).toEqual(kinds)
  for (const item of items) {
    expect(item.message.zh).toContain('技术交易额')
    expect(item.message.en).toContain('Technology transactions')
    expect(item.weight).toBe('warns')
  }
})

test('alarms of the plan stand on the list in both languages', () => {
  const alarm = { code: 'target.belowPublished', clause: '二', message: '低于', messageEn: 'below' }
  const { items } = checklist(sampleInput([]), [alarm])
  expect(items).toEqual([
    {
      kind: 'alarm',
      weight: 'warns',
      code: null,
      message: { zh: '低于', en: 'below' },
      bodies: [],
    },
  ])
})

const drafted = draftBulletin(sampleInput([sampleCase({ definition, target, now: '52.30' }, 1)]))

/** The draft with every run of its body changed. */
function edited(change: (run: Run) => Run): OfficialDocument {
  const blocks = drafted.blocks.map((block) => {
    if (block.kind === 'table') return block
    const runs = block.runs.map(change)
    return block.kind === 'heading'
      ? { ...block, runs, title: block.title.map(change) }
      : { ...block, runs }
  })
  return { ...drafted, blocks }
}

test.each([
  ['as it was drafted', (run: Run) => run, []],
  ['with its words edited', (run: Run) => (run.reference ? run : { text: `${run.text}另` }), []],
  [
    'with a figure of a source changed',
    (run: Run) => (run.text === '65.4%' ? { ...run, text: '85.4%' } : run),
    ['handChanged blocks'],
  ],
  [
    'with a figure that names a source it never had',
    (run: Run) => (run.text === '65.4%' ? { ...run, reference: '999' } : run),
    ['handChanged blocks'],
  ],
  [
    'with a figure freed from its source and changed',
    (run: Run) => (run.text === '65.4%' ? { text: '85.4%' } : run),
    ['unsourced warns'],
  ],
  [
    'with a deadline written by hand',
    (run: Run) => (run.text === '。' ? { text: ',2027年内完成。' } : run),
    ['unsourced warns'],
  ],
])('a draft %s', (_, change, found) => {
  const items = issueChecks(drafted, edited(change))
  expect(items.map(({ kind, weight }) => `${kind} ${weight}`)).toEqual(found)
})

test('removing a block never hinders the issue', () => {
  expect(issueChecks(drafted, { ...drafted, blocks: [], attachments: [] })).toEqual([])
})

test('what a figure said when it was drafted is named, never the code of its source', () => {
  const change = (run: Run) => (run.text === '65.4%' ? { ...run, text: '85.4%' } : run)
  const [found] = issueChecks(drafted, edited(change))
  expect(found?.message.zh).toContain('“85.4%”与台账不符')
  expect(found?.message.zh).toContain('“65.4%”')
  expect(found?.message.zh).not.toContain('I-02')
})

test.each([
  ['approved', []],
  ['referenceOnly', ['unapproved I-02']],
  ['none', ['unapproved I-02']],
] as const)(
  'an erratum whose corrected value has the approval %s asks for no other',
  (decision, found) => {
    const approval =
      decision === 'none'
        ? null
        : { decision, condition: '', recordedBy: '统计', recordedAt: '2025-10-14T02:00:00.000Z' }
    const input = sampleInput([sampleCase({ definition, target, now: '52.90' }, 1)])
    const [line] = input.observations
    const id = line?.id ?? ''
    const observations = input.observations.map((each) =>
      each.id === id ? { ...each, approval } : { ...each, approval: null },
    )
    const correction = Correction.parse({
      ...{ code: 'I-02', name: '年技术交易额', period: '2025Q3', unit: '亿元', decimals: 2 },
      ...{ before: '52.30', after: '52.90', difference: '0.60', reason: '补登', basis: '函' },
      ...{ effect: '', recordedBy: '', approvedBy: '', recordedAt: '', observation: id },
    })
    const { items } = erratumChecklist({ corrections: [correction], observations })
    expect(items.map(({ kind, code }) => `${kind} ${code}`)).toEqual(found)
  },
)
