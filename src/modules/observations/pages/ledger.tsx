import { Segmented } from 'antd'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page } from '../../../ui/page.tsx'
import { ledgerList } from '../lists.ts'
import { listObservations } from '../routes.ts'

const Show = z.enum(['current', 'all'])
const MOST = 20_000

/** 台账: every value the district holds at the moment, or every version ever recorded. */
export function LedgerPage() {
  const say = useWords()
  const [show, setShow] = useAddress('show', Show, 'current')
  const input = { show, limit: MOST }
  const rows = useRoute(listObservations, input)
  const count = rows.data?.length
  return (
    <Page
      title={label('台账里有哪些数?', 'What does the ledger hold?')}
      answer={
        count === undefined ? undefined : say(count === MOST ? words.most : words.some, { count })
      }
      tools={
        <Segmented
          value={show}
          onChange={(next) => setShow(Show.parse(next), 'push')}
          options={[
            { value: 'current', label: say(words.current) },
            { value: 'all', label: say(words.all) },
          ]}
        />
      }
      paper="landscape"
    >
      <Loaded
        from={rows}
        empty={{
          what: label(
            '登记过的数值都在这里,一条不删',
            'Every recorded value stands here; none is ever deleted',
          ),
          who: label(
            '由填报、专员和统计人员登记或导入',
            'recorded or imported by reporters, officers and the statistics office',
          ),
          action: (
            <Go to="/import" look="action">
              {say(words.load)}
            </Go>
          ),
        }}
      >
        {(list) => (
          <DataTable
            list={ledgerList}
            input={input}
            rows={list}
            cells={{
              name: (row) => (
                <Go to={`/indicators/${row.code}`}>
                  {say({ zh: `${row.code} ${row.name}`, en: `${row.code} ${row.nameEn}` })}
                </Go>
              ),
              value: (row) => <NumberLink of={row.id}>{row.value}</NumberLink>,
            }}
          />
        )}
      </Loaded>
    </Page>
  )
}

const words = {
  some: label(
    '共 {count} 个数值;点数值看来历',
    '{count} {count:value|values}; open a value for its provenance',
  ),
  most: label(
    '只显示最近登记的 {count} 个;请用搜索、所属期或地区缩小范围',
    'only the {count} newest are shown; narrow by search, period or area',
  ),
  current: label('现在计入的', 'What counts now'),
  all: label('全部版本', 'Every version'),
  load: label('导入数据', 'Import values'),
}
