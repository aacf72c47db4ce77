import { Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { downloadUrl, useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { intakeList } from '../lists.ts'
import { type IntakeRecord, listIntakes, rejectedTable, undoIntake } from '../routes.ts'

/** Imports so far: what each brought, the rows given back, and the way to undo one as a whole. */
export function IntakeHistory({ able }: { able: boolean }) {
  const records = useRoute(listIntakes, {})
  return (
    <Section title={words.title}>
      <Loaded from={records} empty={words.empty}>
        {(rows) => (
          <DataTable
            list={intakeList}
            input={{}}
            rows={rows}
            bar={rows.length > 10 ? 'full' : 'export'}
            opens={(row) => `/intake/${row.importId}`}
            cells={{
              rejectedRows: (row) => <GivenBack row={row} />,
              undone: (row) => <Undo row={row} able={able} />,
            }}
          />
        )}
      </Loaded>
    </Section>
  )
}

export function GivenBack({ row }: { row: Pick<IntakeRecord, 'importId' | 'rejectedRows'> }) {
  const say = useWords()
  if (row.rejectedRows === 0) return '0'
  return (
    <a href={downloadUrl(rejectedTable, { importId: row.importId })} download>
      {say(words.givenBack, { count: row.rejectedRows })}
    </a>
  )
}

export function Undo({ row, able }: { row: IntakeRecord; able: boolean }) {
  const say = useWords()
  const undo = useAction(undoIntake)
  const [reason, setReason] = useState('')
  if (row.undone !== null) return say(words.undone, { reason: row.undone.reason })
  if (!able) return '—'
  return (
    <Confirm
      act={words.undo}
      will={label(
        `撤回“${row.fileName}”带来的 ${row.accepted} 行;企业、证书和台账回到导入前的样子,记录都留着。`,
        `Withdraws the ${row.accepted} rows that “${row.fileName}” brought; firms, certificates and registers are again as before, and everything stays on record.`,
      )}
      run={() => undo.mutateAsync({ importId: row.importId, reason })}
    >
      <Input
        value={reason}
        required
        pattern=".*\S.*"
        title={say(words.needed)}
        aria-label={say(words.reason)}
        placeholder={say(words.reason)}
        onChange={(event) => setReason(event.target.value)}
      />
    </Confirm>
  )
}

const words = {
  title: label('导入记录', 'Imports so far'),
  empty: {
    what: label('这里是每次台账导入的记录', 'Each import of registers leaves its record here'),
    who: label('专员和填报人员导入后生成', 'made when an officer or a reporter imports a file'),
  },
  givenBack: label('下载 {count} 行', 'download {count}'),
  undo: label('撤销导入', 'Undo'),
  undone: label('已撤销:{reason}', 'undone: {reason}'),
  reason: label('撤销原因(必填)', 'reason for undoing (required)'),
  needed: label('请写明撤销原因', 'Say why it is undone'),
}
