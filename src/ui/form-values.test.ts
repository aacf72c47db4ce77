import { expect, test } from 'vitest'
import { z } from 'zod'
import { choice, choiceLabels, label, titled } from '../base/label.ts'
import { Period } from '../base/period.ts'
import { fieldsOf } from './form-schema.ts'
import { faultsIn, faultsOf, inputOf, startValues } from './form-values.ts'

const State = choice({ flash: label('快报', 'flash'), final: label('最终', 'final') }).meta(
  titled('数据状态', 'state'),
)
const schema = z.object({
  code: z.string(),
  period: Period,
  day: z.iso.date().meta(titled('来源日期', 'source date')),
  state: State.default('flash'),
  count: z.number().int().min(3).max(9).meta(titled('家数', 'count')),
  note: z.string().optional().meta(titled('说明', 'note')),
  body: z.string().nullable().meta(titled('单位', 'body')),
  reason: z.string().min(1).meta(titled('理由', 'reason')),
  roles: z.array(State).min(1).meta(titled('角色', 'roles')),
  bodies: z.array(z.string()).meta(titled('名单', 'bodies')),
  final: z.boolean().default(false).meta(titled('作为最终数', 'as final')),
  newPassword: z.string().min(1).meta(titled('新口令', 'new password')),
  parts: z.object({}).optional(),
})
const fields = fieldsOf(schema, ['code'], { reason: { kind: 'long' } })
const field = (name: string) => fields.find((each) => each.name === name)

test('the schema says what each field is, in its own order', () => {
  expect(fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'period text',
    'day date',
    'state choice',
    'count number',
    'note text',
    'body text',
    'reason long',
    'roles several',
    'bodies lines',
    'final truth',
    'newPassword password',
    'parts own',
  ])
})

test('titles, options and help come from beside the schema', () => {
  expect(field('state')?.title.zh).toBe('数据状态')
  expect(field('state')?.options.map(({ title }) => title.zh)).toEqual(['快报', '最终'])
  expect(field('roles')?.options.map(({ value }) => value)).toEqual(['flash', 'final'])
  expect(field('period')?.help?.zh).toContain('2025Q3')
})

test('what may be null and is left empty is sent as null, what may be left out is left out', () => {
  const sent = inputOf(fields, startValues(fields, {}), {})
  expect([sent['body'], 'note' in sent]).toEqual([null, false])
})

test('a choice keeps its labels behind a title', () => {
  expect(choiceLabels(State)?.['final']?.zh).toBe('最终')
  expect(choiceLabels(z.enum(['flash', 'final']))).toBeUndefined()
})

test('optional, nullable and defaulted fields are not required', () => {
  const optional = fields.filter(({ required }) => !required).map(({ name }) => name)
  expect(optional).toEqual(['state', 'note', 'body', 'final', 'parts'])
})

test('what is typed becomes the input: trimmed, counted, listed, empty ones left out', () => {
  const values = {
    ...startValues(fields, { period: '2025Q3' }),
    count: ' 7 ',
    note: '  ',
    reason: ' 补报 ',
    bodies: '区科技局\n\n 区商务委 ',
    newPassword: ' keeps its spaces ',
  }
  expect(inputOf(fields, values, { code: 'I-02' })).toEqual({
    code: 'I-02',
    period: '2025Q3',
    state: 'flash',
    count: 7,
    body: null,
    reason: '补报',
    roles: [],
    bodies: ['区科技局', '区商务委'],
    final: false,
    newPassword: ' keeps its spaces ',
  })
})

const faulty = (values: object) => {
  const input = inputOf(fields, { ...startValues(fields, {}), ...values }, { code: 'I-02' })
  const read = schema.safeParse(input)
  return faultsOf(fields, read.error?.issues ?? [], input)
}

test.each([
  ['nothing typed', {}, 'reason', '请填写理由'],
  ['no period', {}, 'period', '请填写数据所属期'],
  [
    'a period of another kind',
    { period: '2025年' },
    'period',
    '数据所属期的写法不对:如 2025、2025Q3、2025-09',
  ],
  ['no such day', { day: '2025-02-30' }, 'day', '来源日期的写法不对:如 2025-09-30'],
  ['one below the least', { count: '2' }, 'count', '家数至少 3'],
  ['one above the most', { count: '10' }, 'count', '家数至多 9'],
  ['no number', { count: '七' }, 'count', '家数的写法不对'],
  ['nothing chosen', {}, 'roles', '请选择角色'],
])('%s is said beside the field', (_, values, name, sentence) => {
  expect(faulty(values)[name]?.[0]?.zh).toBe(sentence)
})

test.each([
  ['the least', '3'],
  ['the most', '9'],
])('%s is accepted', (_, count) => {
  expect(faulty({ count })['count']).toBeUndefined()
})

test('faults of a server stand at their fields, also those within one; the whole only where there are no places', () => {
  const fields = fieldsOf(z.object({ amount: z.string(), facts: z.string() }), [], {})
  const whole = { zh: '有 3 处', en: '3 places' }
  const said = (zh: string) => ({ zh, en: zh })
  const at = (...places: string[]) => places.map((each) => ({ at: each, message: said(each) }))
  expect(
    faultsIn({ message: whole, places: at('amount', 'facts.month', 'rows.4') }, fields),
  ).toEqual({
    amount: [said('amount')],
    facts: [said('facts.month')],
    '': [{ zh: 'rows.4:rows.4', en: 'rows.4: rows.4' }],
  })
  expect(faultsIn({ message: whole, places: [] }, fields)).toEqual({ '': [whole] })
})
