import { clockDate } from '../../base/calendar.ts'
import { label, titleOf } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import { separated } from '../../base/money.ts'
import { type EntryRow, listEntries } from './routes.ts'
import { RegisterName, registerFacts, registerLabels } from './schema.ts'

const numbers = new Set(['amount', 'technologyAmount', 'area', 'prefabricated'])
const choices = new Set(['kind', 'level', 'plate', 'class', 'side', 'month', 'place', 'work'])

/** Where the holder is no firm of ours, or nobody said where it stands. */
export const noPlace = '—'

const holder: Column<EntryRow> = {
  key: 'holder',
  title: label('所属单位', 'Holder'),
  kind: 'text',
  text: (row) => row.firm || row.holder,
}

const rest: readonly Column<EntryRow>[] = [
  { key: 'onDate', title: label('日期', 'Date'), kind: 'date', text: (row) => row.onDate },
  {
    key: 'untilDate',
    title: label('截止日期', 'Until'),
    kind: 'date',
    text: (row) => row.untilDate ?? '',
  },
  {
    key: 'town',
    title: label('镇街', 'Town'),
    kind: 'choice',
    text: (row) => row.town || noPlace,
  },
  {
    key: 'park',
    title: label('园区', 'Park'),
    kind: 'choice',
    text: (row) => row.park || noPlace,
    optional: true,
  },
  {
    key: 'code',
    title: label('统一社会信用代码', 'Credit code'),
    kind: 'text',
    text: (row) => row.code ?? '',
    optional: true,
  },
  {
    key: 'source',
    title: label('来源', 'Source'),
    kind: 'text',
    text: ({ source }) =>
      [source.document, source.file, source.cell].filter((part) => part !== undefined).join(' '),
  },
  {
    key: 'recordedAt',
    title: label('登记日', 'Recorded on'),
    kind: 'date',
    text: (row) => clockDate(row.recordedAt),
  },
  {
    key: 'recordedBy',
    title: label('登记人', 'By'),
    kind: 'choice',
    text: (row) => row.recordedBy,
    optional: true,
  },
  {
    key: 'reason',
    title: label('更正原因', 'Reason'),
    kind: 'text',
    text: (row) => row.reason,
    optional: true,
  },
]

/** The columns of one register: its number and holder, its own facts, then what every entry has. */
function columnsOf(register: RegisterName): Column<EntryRow>[] {
  const facts = Object.entries(registerFacts[register].shape).map(
    ([name, schema]): Column<EntryRow> => ({
      key: name,
      title: titleOf(schema),
      kind: numbers.has(name) ? 'number' : choices.has(name) ? 'choice' : 'text',
      text: (row) =>
        numbers.has(name) ? separated(row.facts[name] ?? '') : (row.facts[name] ?? ''),
      ...(numbers.has(name) && {
        value: (row: EntryRow) => (row.facts[name] ? Number(row.facts[name]) : null),
      }),
    }),
  )
  const number: Column<EntryRow> = {
    key: 'key',
    title: label('编号', 'Number'),
    kind: 'text',
    text: (row) => row.key,
  }
  return [number, holder, ...facts, ...rest]
}

/** One list for each register, exported under its own name. */
export const registerLists = Object.fromEntries(
  RegisterName.options.map((register) => [
    register,
    list<EntryRow, typeof listEntries.input>({
      id: `register-${register}`,
      title: registerLabels[register],
      route: listEntries,
      rowKey: (row) => row.id,
      columns: columnsOf(register),
    }),
  ]),
) as Record<RegisterName, ReturnType<typeof list<EntryRow, typeof listEntries.input>>>
