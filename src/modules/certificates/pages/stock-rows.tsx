import type { z } from 'zod'
import { filled, type Label, label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Drawer, useDrawer } from '../../../ui/drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { anyHolderList, certificateList, movementList, termEndLists, townWords } from '../lists.ts'
import { type OpenedCount, openedCount, rowsBehind } from '../opened-count.ts'
import {
  listAnyHolders,
  listCertificates,
  listMovements,
  listTermEnds,
  type MovementRow,
  type StockSheet,
} from '../routes.ts'
import { netChangeLabels } from '../schema.ts'
import type { StockQuestion } from './stock-question.ts'

/** Which count stands open: of the table as `countAddress` says, of the calendar by its month. */
export function useStockRows() {
  return useDrawer('rows')
}

/** The very rows behind a count of the table. */
export function StockRows({ question, sheet }: { question: StockQuestion; sheet: StockSheet }) {
  const say = useWords()
  const { shown, close } = useStockRows()
  const [name = '', month = ''] = shown?.split('/') ?? []
  if (Object.hasOwn(apart, name)) return <Apart {...{ question, name, month, close }} />
  const count = openedCount(shown ?? '')
  if (count === undefined) return null
  const behind = rowsBehind(question.input, count, sheet)
  return (
    <Drawer title={say(titleOf(count))} close={close} width={880}>
      {behind.of === 'holders' ? <Holders input={behind.input} /> : <Moved input={behind.input} />}
    </Drawer>
  )
}

/** A count that opens to its very rows; nought has none to open. */
export function Opens({ count, open }: { count: number; open: () => void }) {
  if (count === 0) return <span>0</span>
  return (
    <button type="button" className="number-link" onClick={open}>
      {count}
    </button>
  )
}

type ApartProps = { question: StockQuestion; name: string; month: string; close: () => void }

/** Rows of counts beside the table: firms with any title, terms that end in a month. */
function Apart({ question: { title, on, rule }, name, month, close }: ApartProps) {
  const say = useWords()
  const day = { ...(on !== undefined && { on }) }
  return (
    <Drawer
      title={say(apart[name] ?? apart['any'] ?? words.none, { month })}
      close={close}
      width={880}
    >
      {name === 'any' ? (
        <AnyHolders input={{ rule, ...day }} />
      ) : (
        <Ends
          input={{
            ...{ title, month, which: 'month' as const, ...day },
            ...(name !== 'month' && { followed: name === 'followed' ? 'yes' : 'no' }),
          }}
        />
      )}
    </Drawer>
  )
}

const apart: Readonly<Record<string, Label>> = {
  any: label('持有任一称号的企业(去重)', 'Firms with any title, each once'),
  month: label('{month} 到期', 'Ending in {month}'),
  followed: label('{month} 到期,已有后续证书', 'Ending in {month}, with a successor'),
  alone: label('{month} 到期,尚无后续证书', 'Ending in {month}, without a successor'),
}

function AnyHolders({ input }: { input: z.input<typeof listAnyHolders.input> }) {
  const rows = useRoute(listAnyHolders, input)
  return (
    <Loaded from={rows} empty={{ what: words.none }}>
      {(found) => (
        <DataTable list={anyHolderList} input={input} rows={found} opens={enterpriseOf} />
      )}
    </Loaded>
  )
}

function Ends({ input }: { input: z.input<typeof listTermEnds.input> }) {
  const rows = useRoute(listTermEnds, input)
  return (
    <Loaded from={rows} empty={{ what: words.none }}>
      {(found) => (
        <DataTable list={termEndLists.month} input={input} rows={found} opens={enterpriseOf} />
      )}
    </Loaded>
  )
}

function titleOf({ column, town }: OpenedCount): Label {
  const { zh, en } = netChangeLabels[column]
  if (town === undefined) return { zh, en }
  return {
    zh: filled(words.inTown, { column: zh, town: townWords({ town }, 'zh') }).zh,
    en: filled(words.inTown, { column: en, town: townWords({ town }, 'en') }).en,
  }
}

function Moved({ input }: { input: z.input<typeof listMovements.input> }) {
  const rows = useRoute(listMovements, input)
  return (
    <Loaded from={rows} empty={{ what: words.none }}>
      {(found) => <DataTable list={movementList} input={input} rows={found} opens={enterpriseOf} />}
    </Loaded>
  )
}

function Holders({ input }: { input: z.input<typeof listCertificates.input> }) {
  const rows = useRoute(listCertificates, input)
  return (
    <Loaded from={rows} empty={{ what: words.none }}>
      {(found) => (
        <DataTable list={certificateList} input={input} rows={found} opens={enterpriseOf} />
      )}
    </Loaded>
  )
}

export function enterpriseOf({ code }: Pick<MovementRow, 'code'>): string {
  return `/enterprises/${code}`
}

const words = {
  inTown: label('{town}:{column}', '{town}: {column}'),
  none: label('没有这样的企业', 'No such firm'),
}
