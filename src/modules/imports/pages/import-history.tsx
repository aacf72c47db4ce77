import { Input } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { downloadUrl, useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { importList } from '../lists.ts'
import { type ImportSummary, listImports, rejectedRows, undoImport } from '../routes.ts'

/** Imports so far: what each brought, the rows given back, and the way to undo one as a whole. */
export function ImportHistory({ able }: { able: boolean }) {
  const imports = useRoute(listImports, {})
  return (
    <Section title={words.title}>
      <Loaded from={imports} empty={words.empty}>
        {(rows) => (
          <DataTable
            list={importList}
            input={{}}
            rows={rows}
            bar={rows.length > 10 ? 'full' : 'export'}
            cells={{
              rejected: (row) => <GivenBack row={row} />,
              undone: (row) => <Undo row={row} able={able} />,
            }}
          />
        )}
      </Loaded>
    </Section>
  )
}

function GivenBack({ row }: { row: ImportSummary }) {
  const say = useWords()
  if (row.rejected === 0) return '0'
  return (
    <a href={downloadUrl(rejectedRows, { importId: row.importId })} download>
      {say(words.givenBack, { count: row.rejected })}
    </a>
  )
}

function Undo({ row, able }: { row: ImportSummary; able: boolean }) {
  const say = useWords()
  const undo = useAction(undoImport)
  const [reason, setReason] = useState('')
  if (row.undone !== null) return say(words.undone, { reason: row.undone.reason })
  if (!able) return '—'
  return (
    <Confirm
      act={words.undo}
      will={label(
        `撤回“${row.fileName}”带来的 ${row.accepted} 个数值;原值恢复计入,记录都留着。`,
        `Withdraws the ${row.accepted} values that “${row.fileName}” brought; earlier values count again, and everything stays on record.`,
      )}
      disabled={false}
      run={() => undo.mutateAsync({ importId: row.importId, reason })}
    >
      <Input
        value={reason}
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
    what: label('这里是每次导入的记录', 'Each import leaves its record here'),
    who: label(
      '专员、填报和统计人员导入后生成',
      'made when an officer, a reporter or the statistics office imports a file',
    ),
  },
  givenBack: label('下载 {count} 个', 'download {count}'),
  undo: label('撤销导入', 'Undo'),
  undone: label('已撤销:{reason}', 'undone: {reason}'),
  reason: label('撤销原因', 'reason for undoing'),
}
