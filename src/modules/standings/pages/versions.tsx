import { clockText } from '../../../base/calendar.ts'
import { shown } from '../../../base/decimal.ts'
import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { useWords } from '../../../ui/language.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { sourceText } from '../../../ui/provenance.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import type { LedgerRow } from '../../observations/routes.ts'
import { observationStateLabels } from '../../observations/schema.ts'
import { freshnessApprovalLabels } from '../schema.ts'

/** The ledger of one indicator: newest first, what counts now marked, what was replaced still there. */
export function Versions({ rows, decimals }: { rows: readonly LedgerRow[]; decimals: number }) {
  const say = useWords()
  if (rows.length === 0) return <p className="hint">{say(words.none)}</p>
  return (
    <div className="scroll-table">
      <table className="small-table">
        <TableHead heads={words.heads} />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.current ? undefined : 'replaced'}>
              <th scope="row">{say(periodName(row.period))}</th>
              <td className="number">
                <NumberLink of={row.id}>{shown(row.value, decimals)}</NumberLink>
              </td>
              <td>{say(observationStateLabels[row.state])}</td>
              <td>{say(freshnessApprovalLabels[row.approval?.decision ?? 'pending'])}</td>
              <td>{say(words.version, { version: row.definitionVersion })}</td>
              <td>{clockText(row.recordedAt)}</td>
              <td>{row.recordedBy}</td>
              <td>{row.withdrawn === null ? row.reason : row.withdrawn.reason}</td>
              <td>{sourceText(row.source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const words = {
  none: label(
    '这个地区和范围还没有登记过数值',
    'No value has been recorded for this place and range yet',
  ),
  version: label('第{version}版', 'v{version}'),
  heads: {
    period: label('数据所属期', 'Period'),
    value: label('数值', 'Value'),
    state: label('状态', 'State'),
    approval: label('核准', 'Approval'),
    definition: label('口径', 'Definition'),
    recordedAt: label('登记时点', 'Recorded at'),
    recordedBy: label('登记人', 'By'),
    reason: label('更正或撤回原因', 'Reason of correction'),
    source: label('来源', 'Source'),
  },
}
