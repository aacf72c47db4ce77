import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { gapsOfFirm, ladderOfFirm } from '../../cultivation/routes.ts'
import type { TitleGap } from '../../cultivation/schema.ts'
import { outcomeLabels } from '../../rules/schema.ts'
import { openPointNames } from '../../rules/source-words.ts'

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
                    <td>{askedText(gap, say)}</td>
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

/** What to ask first; where every answer is in, what is left to a panel or to a text nobody has seen. */
function askedText({ verdict, needs, openPoints }: TitleGap, say: Say): string {
  if (needs.length > 0) return needs.slice(0, MOST_ASKED).join('、')
  if (verdict !== 'undetermined' || openPoints.length === 0) return ''
  const points = openPointNames(openPoints).slice(0, MOST_ASKED)
  return say(words.open, { points: points.map((each) => say(each)).join('、') })
}

const MOST_ASKED = 3

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
  open: label(
    '数据已齐;须由专家判断或未见正式文本:{points} 等',
    'Every answer is in; left to a panel or to a text not seen: {points} and others',
  ),
  noLadder: label('还没有走上阶梯', 'It has not stepped on the ladder yet'),
  noGaps: label('没有可以判断的称号', 'There is no title to judge'),
}
