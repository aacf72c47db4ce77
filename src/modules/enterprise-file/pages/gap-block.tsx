import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { gapsOfFirm, ladderOfFirm } from '../../cultivation/routes.ts'
import { outcomeLabels } from '../../rules/schema.ts'

/** How the firm stands to each title by the rules in force, and the rungs it has climbed. */
export function GapBlock({ code }: { code: string }) {
  const say = useWords()
  const gaps = useRoute(gapsOfFirm, { code })
  const ladder = useRoute(ladderOfFirm, { code })
  return (
    <Section title={words.title} note={say(words.note)}>
      <Loaded from={ladder} empty={{ what: words.noLadder }}>
        {(rungs) => (
          <p>
            {rungs
              .map(({ name, from, to }) => `${say(name)} ${from.slice(0, 4)}–${to.slice(0, 4)}`)
              .join(' → ')}
          </p>
        )}
      </Loaded>
      <Loaded from={gaps} empty={{ what: words.noGaps }}>
        {(found) => (
          <div className="table-box">
            <table className="plain-table">
              <TableHead heads={heads} />
              <tbody>
                {found.map((gap) => (
                  <tr key={gap.title}>
                    <td>
                      <Go to={`/cultivation?firm=${code}.${gap.title}`}>{say(gap.name)}</Go>
                    </td>
                    <td>{say(outcomeLabels[gap.verdict])}</td>
                    <td>
                      {gap.clauses
                        .filter(({ outcome }) => outcome === 'unmet')
                        .map(({ sentence }) => say(sentence))
                        .join(';')}
                    </td>
                    <td>{gap.leastChange === null ? '' : say(gap.leastChange.sentence)}</td>
                    <td>{gap.needs.slice(0, 3).join('、')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Section>
  )
}

const heads = {
  title: label('称号', 'Title'),
  verdict: label('判断', 'Verdict'),
  unmet: label('不符之处', 'What is not met'),
  least: label('最小改变', 'Least change'),
  needs: label('需问清', 'To ask'),
}
const words = {
  title: label('梯度与差距', 'Ladder and gaps'),
  note: label(
    '按现行规则与已登记数据判断,不用统计调查资料',
    'by the rules in force and what is recorded; no survey data',
  ),
  noLadder: label('还没有走上阶梯', 'It has not stepped on the ladder yet'),
  noGaps: label('没有可以判断的称号', 'There is no title to judge'),
}
