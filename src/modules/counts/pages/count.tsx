import { clockText } from '../../../base/calendar.ts'
import { shown } from '../../../base/decimal.ts'
import { filled, label } from '../../../base/label.ts'
import { Period, periodName } from '../../../base/period.ts'
import { useAddress, useAddressPart } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { ExportLink } from '../../../ui/export-link.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { contributionList, differenceList, differenceText, valueText } from '../lists.ts'
import { listContributions, readCount } from '../routes.ts'
import type { Contribution, CountSheet } from '../schema.ts'
import { PeriodField } from './counts.tsx'
import { DifferenceTable } from './difference-table.tsx'

const OptionalPeriod = Period.optional()

/** One indicator: official beside working, the difference taken apart, the rows behind the count. */
export function CountPage() {
  const say = useWords()
  const code = useAddressPart('code')
  const [period, setPeriod] = useAddress('period', OptionalPeriod, undefined)
  const input = { code, ...(period !== undefined && { period }) }
  const sheet = useRoute(readCount, input)
  const rows = useRoute(listContributions, input)
  return (
    <Page
      title={titleOf(sheet.data, code)}
      answer={sheet.data === undefined ? undefined : answerOf(say, sheet.data)}
      above={<Go to="/counts">{say(words.back)}</Go>}
      tools={<PeriodField period={period} set={setPeriod} />}
      paper="landscape"
    >
      <Loaded from={sheet} isEmpty={() => false}>
        {(found) => (
          <>
            <Values sheet={found} />
            <Section
              title={words.why}
              note={say(words.whyNote)}
              tools={
                found.differences.length === 0 ? undefined : (
                  <ExportLink list={differenceList} input={input} />
                )
              }
            >
              <Explained sheet={found} />
            </Section>
          </>
        )}
      </Loaded>
      <Section title={words.rows} note={say(words.rowsNote)}>
        <Loaded from={rows} empty={{ what: words.noRows }}>
          {(found) => (
            <DataTable list={contributionList} input={input} rows={found} opens={placeOf} />
          )}
        </Loaded>
      </Section>
    </Page>
  )
}

/** Where a row stands: its certificate, or its register. */
export function placeOf({ row, code }: Pick<Contribution, 'row' | 'code'>): string {
  const [kind = '', id = ''] = row.split('/')
  if (kind === 'certificate') return `/certificates?certificate=${id}`
  return kind === 'enterprise' ? `/enterprises/${code ?? id}` : `/registers/${kind}?entry=${id}`
}

function titleOf(sheet: CountSheet | undefined, code: string) {
  const zh = sheet?.name ?? code
  return {
    zh: filled(words.title, { name: zh }).zh,
    en: filled(words.title, { name: sheet?.nameEn ?? code }).en,
  }
}

function answerOf(say: Say, { official, working, difference, decimals, unit, on }: CountSheet) {
  if (working.value === null && official === null && say(working.note) !== '')
    return say(words.unrecorded, { on, why: say(working.note) })
  const counted = valueText(working.value, decimals)
  if (official === null) return say(words.alone, { on, counted, unit })
  return say(words.answer, {
    on,
    counted,
    unit,
    official: valueText(official.value, decimals),
    difference: differenceText(difference, decimals),
  })
}

function Values({ sheet }: { sheet: CountSheet }) {
  const say = useWords()
  const { official, working, variants, knownThen, decimals, period, unit } = sheet
  return (
    <dl className="facts">
      <div className="fact">
        <dt>{say(words.official)}</dt>
        <dd>
          {official === null ? (
            say(words.none)
          ) : (
            <NumberLink of={official.id}>
              {valueText(official.value, decimals)} {unit}
            </NumberLink>
          )}
        </dd>
        {period === null ? null : <dd className="hint">{say(periodName(period))}</dd>}
      </div>
      <div className="fact">
        <dt>
          {say(words.working)} · {say(working.rule)}
        </dt>
        <dd>
          {valueText(working.value, decimals)} {unit}
        </dd>
        {working.numerator === null ? null : (
          <dd className="hint">
            {working.numerator} ÷ {working.denominator ?? '—'}
          </dd>
        )}
        {say(working.note) === '' ? null : <dd className="hint">{say(working.note)}</dd>}
      </div>
      {variants.map(({ rule, value }) => (
        <div className="fact" key={rule.zh}>
          <dt>{say(rule)}</dt>
          <dd>
            {valueText(value, decimals)} {unit}
          </dd>
        </div>
      ))}
      {knownThen === null || official === null ? null : (
        <div className="fact">
          <dt>{say(words.asThen, { moment: clockText(official.recordedAt) })}</dt>
          <dd>
            {valueText(knownThen.value, decimals)} {unit}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Explained({ sheet }: { sheet: CountSheet }) {
  const say = useWords()
  const { differences, unexplained, decimals } = sheet
  const certain = differences.filter((each) => each.certain)
  const other = differences.filter((each) => !each.certain)
  return (
    <>
      {unexplained === null ? null : (
        <p className="reading">
          {say(vanishes(unexplained, sheet) ? words.allTold : words.unexplained, {
            count: certain.length,
            left: differenceText(unexplained, decimals),
          })}
        </p>
      )}
      {certain.length === 0 ? null : <DifferenceTable rows={certain} />}
      {other.length === 0 ? null : (
        <>
          <h3>{say(words.other)}</h3>
          <DifferenceTable rows={other} />
        </>
      )}
      {differences.length === 0 ? <p className="hint">{say(words.nothing)}</p> : null}
    </>
  )
}

/** A difference that the official value's own digits cannot show asks nobody anything. */
function vanishes(unexplained: string, { official, decimals }: CountSheet): boolean {
  const told = official?.value.split('.')[1]?.length ?? 0
  return Number(shown(unexplained, Math.min(told, decimals))) === 0
}

const words = {
  title: label(
    '{name}:台账数出来多少,差在哪里?',
    '{name}: what do the registers say, and why does it differ?',
  ),
  answer: label(
    '截至 {on},台账计数 {counted} {unit},官方值 {official} {unit},差 {difference}。',
    'As at {on} the registers say {counted} {unit}, officially {official} {unit}: {difference}.',
  ),
  alone: label(
    '截至 {on},台账计数 {counted} {unit};没有官方值。',
    'As at {on} the registers say {counted} {unit}; there is no official value.',
  ),
  unrecorded: label(
    '截至 {on}:{why};没有官方值。',
    'As at {on}: {why}; there is no official value.',
  ),
  back: label('台账计数与官方值', 'Working and official values'),
  official: label('官方值', 'Official value'),
  working: label('台账计数(工作值)', 'Working value'),
  none: label('无', 'none'),
  asThen: label(
    '官方值登记时({moment})台账所示',
    'What the registers said when it was recorded ({moment})',
  ),
  why: label('差异从哪里来?', 'Where does the difference come from?'),
  whyNote: label(
    '官方值登记之后才知道的,逐条列出;登记当时就有的差,没有条目可以说明',
    'What became known after the official value was recorded, row by row; what differed already then no row tells',
  ),
  allTold: label(
    '官方值登记时与台账一致;之后的 {count} 条变动说明了全部差异。',
    'They agreed when it was recorded; {count} later {count:row tells|rows tell} all of the difference.',
  ),
  unexplained: label(
    '之后的变动 {count} 条;登记当时,官方值减台账已差 {left},没有条目可以说明,请与报送单位核对。',
    '{count} later {count:row|rows}; when it was recorded the official value less the register was {left} already, and no row tells why: ask whoever reported it.',
  ),
  other: label('换一种口径会计入的', 'What another rule would count'),
  nothing: label('没有差异条目', 'No row differs'),
  rows: label('由哪些条目构成?', 'What is it made of?'),
  rowsNote: label('每条都可打开', 'Each row opens'),
  noRows: label('台账里没有这一期的条目', 'The registers have nothing for this period'),
}
