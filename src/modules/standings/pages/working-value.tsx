import { label } from '../../../base/label.ts'
import { separated } from '../../../base/money.ts'
import { type Period, periodName } from '../../../base/period.ts'
import { withUnit } from '../../../base/unit.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Section } from '../../../ui/page.tsx'
import { usePlace } from '../../../ui/standpoint.ts'
import { differenceText, valueText } from '../../counts/lists.ts'
import { countedCodes } from '../../counts/recipe.ts'
import { readCount } from '../../counts/routes.ts'
import type { CountSheet } from '../../counts/schema.ts'

type Props = { code: string; period: Period | undefined }

/** What the registers count, apart from the official value: for indicators that they count, district-wide. */
export function WorkingValue({ code, period }: Props) {
  const say = useWords()
  const [{ scope, area }] = usePlace()
  const isWhole = scope === undefined && area === undefined
  const isCounted = countedCodes.includes(code) && isWhole && period !== undefined
  const sheet = useRoute(readCount, { code, period }, isCounted ? 'now' : 'later')
  if (!isCounted) return null
  return (
    <Section
      title={words.title}
      note={say(words.note)}
      tools={<Go to={`/counts/${code}?period=${period}`}>{say(words.open)}</Go>}
    >
      <Loaded from={sheet} isEmpty={({ working }) => working.rows === 0} empty={words.empty}>
        {(found) => <Beside of={found} />}
      </Loaded>
    </Section>
  )
}

/** Three numbers that are never one: dashed, under their own names, with the way to each one's rows. */
function Beside({ of }: { of: CountSheet }) {
  const say = useWords()
  const { code, official, working, difference, decimals, period, on } = of
  const to = `/counts/${code}${period === null ? '' : `?period=${period}`}`
  return (
    <dl className="facts working-value">
      <div className="fact">
        <dt>{say(words.official)}</dt>
        <dd>
          {official === null ? (
            say(words.none)
          ) : (
            <NumberLink of={official.id}>{said(say, of, official.value)}</NumberLink>
          )}
        </dd>
        {period === null ? null : (
          <dd className="hint">
            {say(periodName(period))} ·{' '}
            {say(official?.approval?.decision === 'approved' ? words.approved : words.unapproved)}
          </dd>
        )}
      </div>
      <div className="fact">
        <dt>{say(words.working)}</dt>
        <dd>
          <Go to={to} look="plain">
            <span className="number-link">{said(say, of, working.value)}</span>
          </Go>
        </dd>
        <dd className="hint">
          {say(words.on, { on, rule: say(working.rule), rows: separated(String(working.rows)) })}
        </dd>
      </div>
      <div className="fact">
        <dt>{say(words.difference)}</dt>
        <dd>{differenceText(difference, decimals)}</dd>
        <dd className="hint">
          <Go to={to}>{say(words.why)}</Go>
        </dd>
      </div>
    </dl>
  )
}

function said(say: Say, { decimals, unit }: CountSheet, value: string | null): string {
  if (value === null) return '—'
  return say(withUnit(separated(valueText(value, decimals)), unit))
}

const words = {
  title: label('台账怎么说', 'What the registers say'),
  note: label(
    '工作值只供核对,不写入数据台账,不参与灯号、排名和通报',
    'A working value to check with: not written into the ledger, no part of standings, rankings or bulletins',
  ),
  open: label('看台账计数', 'Open the count'),
  official: label('官方值', 'Official value'),
  working: label('台账计数(工作值)', 'Working value'),
  difference: label('差异', 'Difference'),
  none: label('本期无官方值', 'none for this period'),
  approved: label('核准', 'approved'),
  unapproved: label('未核准', 'not approved'),
  on: label('截至 {on},{rule};{rows} 条', 'as at {on}, {rule}; {rows} {rows:row|rows}'),
  why: label('逐条说明', 'Row by row'),
  empty: {
    what: label('台账里没有这一期的条目', 'The registers have nothing for this period'),
    who: label(
      '登记或导入证书、台账后,这里与官方值对照',
      'It is compared here once certificates and registers are recorded or imported',
    ),
  },
}
