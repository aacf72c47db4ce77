import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { OfficialNote, OfficialWords } from '../../../ui/official-words.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { isEndless } from '../../certificates/term.ts'
import { gapsOfFirm, ladderOfFirm } from '../../cultivation/routes.ts'
import type { Rung, TitleGap } from '../../cultivation/schema.ts'
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
          <ol className="rungs">
            {rungs.map((rung) => (
              <li key={`${rung.title} ${rung.from}`}>
                {say(rung.name)} <small>{rungText(rung, say)}</small>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      <Loaded from={gaps} empty={{ what: words.noGaps }}>
        {(found) => (
          <div className="table-box">
            <OfficialNote />
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
                      <OfficialWords
                        of={gap.clauses
                          .filter(({ outcome }) => outcome === 'unmet')
                          .map(({ sentence }) => say(sentence))
                          .join(say(words.apart))}
                      />
                    </td>
                    <td>
                      <OfficialWords
                        of={gap.leastChange === null ? '' : say(gap.leastChange.sentence)}
                      />
                    </td>
                    <td>
                      <OfficialWords of={askedText(gap, say)} />
                    </td>
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

/** '2021–2025,逐年', '2020 起,长期', '2022-12-08 至 2025-12-07,取消'. */
function rungText({ from, to, byYear, ended }: Rung, say: Say): string {
  const span = { from: from.slice(0, 4), to: to.slice(0, 4) }
  if (isEndless(to)) return say(words.endless, span)
  const told = say(byYear ? words.byYear : words.span, span)
  return ended === null ? told : say(words.revoked, { told })
}

/** What to ask first; where every answer is in, what is left to a panel or to a text nobody has seen. */
function askedText({ verdict, needs, openPoints }: TitleGap, say: Say): string {
  if (needs.length > 0)
    return needs
      .slice(0, MOST_ASKED)
      .map((each) => say(each))
      .join(say(words.comma))
  if (verdict !== 'undetermined' || openPoints.length === 0) return ''
  const points = openPointNames(openPoints).slice(0, MOST_ASKED)
  return say(words.open, {
    points: points.map((each) => say(each)).join(say(words.comma)),
  })
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
  comma: label('、', ', '),
  apart: label(';', '; '),
  span: label('{from}—{to}', '{from}–{to}'),
  byYear: label('{from}—{to},逐年入库', '{from}–{to}, year by year'),
  endless: label('{from}年起,长期', 'since {from}, no end'),
  revoked: label('{told},被取消', '{told}, revoked'),
  open: label(
    '数据已齐;须由专家判断或未见正式文本:{points} 等',
    'Every answer is in; left to a panel or to a text not seen: {points} and others',
  ),
  noLadder: label('还没有走上阶梯', 'It has not stepped on the ladder yet'),
  noGaps: label('没有可以判断的称号', 'There is no title to judge'),
}
