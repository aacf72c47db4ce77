import { label } from '../../../base/label.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useWords } from '../../../ui/language.ts'
import { sourceText } from '../../../ui/provenance.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { type Operator, operatorLabels, targetTypeLabels } from '../../plan/schema.ts'
import { percentText } from '../shown.ts'
import type { Detail } from './detail.ts'

/** Every version of the plan's target and of each year's, with the document that set it. */
export function TargetHistory({ of: { definition, targets, yearlyTargets } }: { of: Detail }) {
  const say = useWords()
  // A growth rate stands beside levels of another unit: it must say what it is.
  const rate = definition.type === 'growth' ? `${say(targetTypeLabels.growth)} ` : ''
  const aim = (each: { operator: Operator; value: string; unit: string }) =>
    `${rate}${say(operatorLabels[each.operator])} ${each.value} ${say(unitLabel(each.unit))}`
  const rows = [
    ...targets.map((each) => ({
      key: `plan ${each.version}`,
      what: say(words.plan, { deadline: each.deadline, version: each.version }),
      text: aim(each),
      curve: '',
      source: sourceText(each.source),
      reason: each.text,
    })),
    ...yearlyTargets.map((each) => ({
      key: `${each.year} ${each.version}`,
      what: say(words.year, { year: each.year, version: each.version }),
      text: aim(each),
      curve: (each.curve ?? [])
        .map((point) => `${point.period.slice(4)} ${percentText(point.basisPoints)}%`)
        .join(' · '),
      source: sourceText(each.source),
      reason: each.reason,
    })),
  ]
  return (
    <table className="small-table">
      <TableHead heads={words.heads} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.what}</th>
            <td>{row.text}</td>
            <td>{row.curve === '' ? '—' : row.curve}</td>
            <td>{row.source}</td>
            <td>{row.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const words = {
  plan: label('方案目标({deadline},第{version}版)', 'plan target ({deadline}, v{version})'),
  year: label('{year}年目标(第{version}版)', 'target of {year} (v{version})'),
  heads: {
    what: label('目标', 'Target'),
    value: label('数值', 'Value'),
    curve: label('计划曲线', 'Planned curve'),
    source: label('来源文件', 'Document'),
    reason: label('原文或理由', 'Words or reason'),
  },
}
