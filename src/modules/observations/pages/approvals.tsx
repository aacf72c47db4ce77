import { Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { queueList } from '../lists.ts'
import { approvalQueue, decideObservations, type QueueRow } from '../routes.ts'
import { approvalLabels } from '../schema.ts'

/** 核准: what waits for the statistics office, beside the value before. */
export function ApprovalsPage() {
  const say = useWords()
  const queue = useRoute(approvalQueue, {})
  const may = useMay(['statistics'])
  const [moment] = useMoment()
  const able = may && moment.kind !== 'past'
  const count = queue.data?.length ?? 0
  return (
    <Page
      title={label('哪些数值等待核准?', 'Which values wait for approval?')}
      answer={
        queue.data === undefined ? undefined : say(count === 0 ? words.none : words.some, { count })
      }
      paper="landscape"
    >
      {able ? null : <p className="hint no-print">{say(may ? words.past : words.mayNot)}</p>}
      <Loaded from={queue} empty={words.empty}>
        {(rows) => (
          <DataTable
            list={queueList}
            input={{}}
            rows={rows}
            cells={{ value: (row) => <NumberLink of={row.id}>{row.value}</NumberLink> }}
            {...(able
              ? { selected: (chosen: readonly QueueRow[]) => <Decide rows={chosen} /> }
              : {})}
          />
        )}
      </Loaded>
    </Page>
  )
}

type Decision = keyof typeof approvalLabels

/** One decision on the chosen values: approve, for reference only, or send back with a reason. */
function Decide({ rows }: { rows: readonly QueueRow[] }) {
  const say = useWords()
  const act = useAction(decideObservations)
  const [condition, setCondition] = useState('')
  const ids = rows.map((row) => row.id)
  const decide = (decision: Decision) => () => act.mutateAsync({ ids, decision, condition })
  return (
    <span className="acts">
      {(Object.keys(approvalLabels) as Decision[]).map((decision) => (
        <Confirm
          key={decision}
          act={approvalLabels[decision]}
          look={decision === 'approved' ? 'main' : 'plain'}
          will={{
            zh: words.will[decision].zh.replace('{count}', String(ids.length)),
            en: words.will[decision].en.replace('{count}', String(ids.length)),
          }}
          run={decide(decision)}
        >
          <Input
            value={condition}
            aria-label={say(words.condition)}
            placeholder={say(words.condition)}
            onChange={(event) => setCondition(event.target.value)}
          />
        </Confirm>
      ))}
    </span>
  )
}

const words = {
  none: label('没有等待核准的数值', 'No value waits for approval'),
  some: label(
    '{count} 个数值等待核准;选中后核准、退回或仅供参考',
    '{count} {count:value waits|values wait}; choose some and approve, send back or mark for reference',
  ),
  past: label('正在查看历史时点,不能核准', 'You look at a past moment; nothing can be approved'),
  mayNot: label('核准由统计部门办理', 'Approval is done by the statistics office'),
  condition: label('核准条件或退回理由', 'condition, or reason for sending back'),
  will: {
    approved: label(
      '核准 {count} 个数值,可用于通报排名。',
      'Approves {count} {count:value|values}; they may be ranked in bulletins.',
    ),
    returned: label(
      '退回 {count} 个数值,不再计入;须写理由。',
      'Sends {count} {count:value|values} back; they no longer count. A reason is needed.',
    ),
    referenceOnly: label(
      '{count} 个数值仅供参考,不参与排名。',
      'Marks {count} {count:value|values} for reference only; they are not ranked.',
    ),
  },
  empty: {
    what: label(
      '登记或导入的数值在这里等待核准',
      'Values that were recorded or imported wait here',
    ),
    who: label('由统计部门核准', 'the statistics office decides on them'),
  },
}
