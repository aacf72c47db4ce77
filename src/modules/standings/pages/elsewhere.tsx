import { scopeLabels } from '../../../base/area.ts'
import { shown } from '../../../base/decimal.ts'
import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { withUnit } from '../../../base/unit.ts'
import { useWords } from '../../../ui/language.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Section } from '../../../ui/page.tsx'
import { sourceText } from '../../../ui/provenance.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { observationStateLabels } from '../../observations/schema.ts'
import type { Detail } from './detail.ts'

/** Values of the same indicator for other places and ranges: known, and not the one that is judged. */
export function Elsewhere({ of: { elsewhere, definition } }: { of: Detail }) {
  const say = useWords()
  if (elsewhere.length === 0) return null
  return (
    <Section title={words.title} note={say(words.note)}>
      <div className="scroll-table">
        <table className="small-table">
          <TableHead heads={words.heads} />
          <tbody>
            {elsewhere.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.area}</th>
                <td>{say(scopeLabels[row.scope])}</td>
                <td>{say(periodName(row.period))}</td>
                <td className="number">
                  <NumberLink of={row.id}>
                    {say(withUnit(shown(row.value, definition.decimals), row.unit))}
                  </NumberLink>
                </td>
                <td>{say(observationStateLabels[row.state])}</td>
                <td className="breakable">
                  {[sourceText(row.source), row.source.document === undefined ? row.source.url : '']
                    .filter(Boolean)
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

const words = {
  title: label('其他地区和范围的数值', 'Other places and ranges'),
  note: label(
    '截至所看时期各取最近一个,不与本方案目标比较。',
    'The newest of each up to the period shown; not compared with the plan’s target.',
  ),
  heads: {
    area: label('地区', 'Area'),
    scope: label('统计范围', 'Scope'),
    period: label('数据所属期', 'Period'),
    value: label('数值', 'Value'),
    state: label('状态', 'State'),
    source: label('来源', 'Source'),
  },
}
