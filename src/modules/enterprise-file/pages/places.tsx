import type { ReactNode } from 'react'
import { type Language, label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import type { Cells } from '../../../ui/table-cell.ts'
import { placeList } from '../lists.ts'
import { addressFor, firmsOf } from '../place-links.ts'
import type { Place } from '../schema.ts'

export function PlacesPage() {
  const say = useWords()
  const places = useRoute(placeList.route, {})
  const towns = places.data?.filter(({ kind }) => kind === 'town') ?? []
  const named = towns.filter(({ place }) => place !== '')
  const firms = towns.reduce((sum, town) => sum + town.firms, 0)
  return (
    <Page
      title={label('各镇街、各园区有多少企业?', 'How many firms are in each town and park?')}
      answer={towns.length === 0 ? undefined : say(words.answer, { towns: named.length, firms })}
      paper="landscape"
    >
      <Loaded
        from={places}
        empty={{
          what: words.what,
          who: words.who,
          action: <Go to="/intake">{say(words.intake)}</Go>,
        }}
      >
        {(rows) => (
          <DataTable list={placeList} input={{}} rows={rows} cells={cells} opens={firmsOf} />
        )}
      </Loaded>
      <p className="hint">{say(words.note)}</p>
    </Page>
  )
}

/** A count leads to its very firms, a net change to the table it comes from. */
const cells: Cells<Place> = Object.fromEntries(
  placeList.columns.flatMap((column): [string, (row: Place) => ReactNode][] => {
    const to = addressFor(column.key)
    if (to === undefined) return []
    return [[column.key, (row) => <Counted to={to} text={column.text} row={row} />]]
  }),
)

type Counting = {
  to: (row: Place, language: Language) => string | undefined
  text: (row: Place, language: Language) => string
  row: Place
}

/** Nothing opens where nothing is counted. */
function Counted({ to, text, row }: Counting) {
  const language = useLanguage()
  const shown = text(row, language)
  const address = to(row, language)
  return /^0(\.0+)?$/.test(shown) || address === undefined ? shown : <Go to={address}>{shown}</Go>
}

const words = {
  answer: label(
    '{towns} 个镇街在册企业共 {firms} 家;园区跨镇街,不与镇街相加。',
    '{firms} {firms:firm|firms} in {towns} {towns:town|towns}; parks lie across towns and are not added to them.',
  ),
  what: label('这里比较各镇街和园区', 'Towns and parks are compared here'),
  who: label('企业名单导入后生成', 'They come with the lists of firms'),
  intake: label('导入企业名单', 'Import a list of firms'),
  note: label(
    '净增从上年末算起;企业按当日注册地归属;技术合同按登记日期计入,所属单位不是本区企业的列在“未注明”。',
    'Net change since the end of last year; firms stand where they are registered on the day; contracts by their day of registration, those whose holder is no firm of the district under “not stated”.',
  ),
}
