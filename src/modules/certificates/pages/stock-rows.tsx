import { filled, type Label, label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Drawer, useDrawer } from '../../../ui/drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { certificateList, movementList } from '../lists.ts'
import { listCertificates, listMovements, type MovementRow, type StockSheet } from '../routes.ts'
import { netChangeLabels } from '../schema.ts'
import type { StockQuestion } from './stock-question.ts'

type Column = keyof typeof netChangeLabels

/** Which count stands open: its column and town, 'first/西澜镇'. */
export function useStockRows() {
  return useDrawer('rows')
}

/** The very rows behind a count of the table. */
export function StockRows({ question, sheet }: { question: StockQuestion; sheet: StockSheet }) {
  const say = useWords()
  const { shown, close } = useStockRows()
  const [name = '', town = ''] = shown?.split('/') ?? []
  if (!isColumn(name)) return null
  const title = say(titleOf(name, town))
  return (
    <Drawer title={title} close={close} width={880}>
      {name === 'opening' || name === 'closing' ? (
        <Holders question={question} on={name === 'opening' ? sheet.from : sheet.on} town={town} />
      ) : (
        <Moved question={question} column={name} town={town} />
      )}
    </Drawer>
  )
}

function isColumn(name: string): name is Column {
  return name in netChangeLabels
}

function titleOf(column: Column, town: string): Label {
  const { zh, en } = netChangeLabels[column]
  if (town === '') return { zh, en }
  return {
    zh: filled(words.inTown, { column: zh, town }).zh,
    en: filled(words.inTown, { column: en, town }).en,
  }
}

type MovedProps = {
  question: StockQuestion
  column: Exclude<Column, 'opening' | 'closing'>
  town: string
}

function Moved({ question, column, town }: MovedProps) {
  const input = { ...question.input, column, ...(town !== '' && { town }) }
  const rows = useRoute(listMovements, input)
  return (
    <Loaded from={rows} empty={{ what: words.none }}>
      {(found) => <DataTable list={movementList} input={input} rows={found} opens={enterpriseOf} />}
    </Loaded>
  )
}

function Holders({ question, on, town }: { question: StockQuestion; on: string; town: string }) {
  const { rule, nested, title } = question
  const input = {
    title,
    rule,
    on,
    counted: 'yes' as const,
    ...(nested === 'excluding' && { excluding: 'nested' as const }),
    ...(town !== '' && { town }),
  }
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
