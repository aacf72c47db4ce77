import { clockDate } from '../../../base/calendar.ts'
import { type Label, label } from '../../../base/label.ts'
import { moneyText } from '../../../base/money.ts'
import { sourceClassLabels } from '../../../base/recorded.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { OfficialWords } from '../../../ui/official-words.tsx'
import { type ClauseGap, originKindLabels } from '../schema.ts'

type Fact = ClauseGap['facts'][number]

/** What a clause was judged by: a line for each field, its years side by side, and where they come from. */
export function Facts({ of }: { of: readonly Fact[] }) {
  const say = useWords()
  if (of.length === 0) return null
  return (
    <ul className="clause-gap-facts">
      {linesOf(of).map((line) => (
        <li key={line.map(({ field, year }) => `${field}${year}`).join()}>
          <OfficialWords of={lineText(line, say)} />
          {' · '}
          <small>
            <OfficialWords of={originText(line, say)} />
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Facts of one field and one kind of source together, in the order of the fields. */
function linesOf(facts: readonly Fact[]): Fact[][] {
  const lines = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = `${fact.field} ${fact.kind} ${fact.sourceClass}`
    const line = lines.get(key)
    if (line === undefined) lines.set(key, [fact])
    else line.push(fact)
  }
  return [...lines.values()]
}

/** '研发费用:2022年 422.00 万元,2023年 494.00 万元'. */
function lineText(line: readonly Fact[], say: Say): string {
  const values = line.map(({ year, value, unit }) => {
    const said = unit === '元' ? say(moneyText(value)) : `${value}${unit}`
    return year === null ? said : say(words.ofYear, { year, said })
  })
  return say(words.line, {
    name: line[0] === undefined ? '' : say(line[0].name),
    values: values.join(say(words.comma)),
  })
}

/** '企业自报,2023-05-28 至 2025-05-28 登记'. */
function originText(line: readonly Fact[], say: Say): string {
  const [first] = line
  if (first === undefined) return ''
  const days = line
    .flatMap(({ recordedAt }) => (recordedAt === null ? [] : clockDate(recordedAt)))
    .sort()
  const [from, to] = [days[0], days.at(-1)]
  const source = say(sourceOf(first))
  if (from === undefined || to === undefined) return source
  return say(from === to ? words.recorded : words.recordedBetween, { source, from, to })
}

function sourceOf({ sourceClass, kind }: Fact): Label {
  return sourceClass !== null && kind === 'filing'
    ? sourceClassLabels[sourceClass]
    : originKindLabels[kind]
}

const words = {
  ofYear: label('{year}年 {said}', '{year} {said}'),
  line: label('{name}:{values}', '{name}: {values}'),
  comma: label(',', ', '),
  recorded: label('{source},{to} 登记', '{source}, recorded {to}'),
  recordedBetween: label('{source},{from} 至 {to} 登记', '{source}, recorded {from} to {to}'),
}
