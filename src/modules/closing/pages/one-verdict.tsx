import { Checkbox } from 'antd'
import { scopeLabels } from '../../../base/area.ts'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { withUnit } from '../../../base/unit.ts'
import { useRoute } from '../../../ui/client.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { Form } from '../../../ui/form.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Section } from '../../../ui/page.tsx'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { type LedgerRow, listObservations } from '../../observations/routes.ts'
import { observationStateLabels } from '../../observations/schema.ts'
import { closingVerdictLabels } from '../../standings/schema.ts'
import { undecided, wordOf } from '../lists.ts'
import { type ClosingTarget, decideTarget } from '../routes.ts'

type Props = { plan: string; each: ClosingTarget; keeps: boolean; close: () => void }

/** One target at its end: the words, the value, what the arithmetic says, and a person's verdict. */
export function OneVerdict({ plan, each, keeps, close }: Props) {
  const say = useWords()
  const { target, name, suggestion, decision } = each
  return (
    <Drawer title={`${target.code} ${say(name)}`} close={close}>
      <p className="reading">“{target.text}”</p>
      <p>{say(suggestion.sentence)}</p>
      <dl className="facts">
        <div className="fact">
          <dt>{say(words.suggested)}</dt>
          <dd>{say(closingVerdictLabels[suggestion.verdict])}</dd>
        </div>
        <div className="fact">
          <dt>{say(words.verdict)}</dt>
          <dd>
            {decision === null ? (
              say(undecided)
            ) : (
              <>
                <b>{say(wordOf(closingVerdictLabels, decision.decision))}</b> {decision.reason}
                <small>
                  {decision.recordedBy} · {clockText(decision.recordedAt)}
                </small>
              </>
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>{say(words.evidence)}</dt>
          <dd>
            <Evidence ids={decision?.evidence ?? suggestion.evidence} code={target.code} />
          </dd>
        </div>
      </dl>
      <p>
        <Go to={`/indicators/${target.code}?plan=${plan}`}>{say(words.indicator)}</Go>
      </p>
      {keeps ? (
        <Section title={decision === null ? words.decide : words.again}>
          <Form
            route={decideTarget}
            given={{ plan, code: target.code }}
            start={{
              decision: suggestion.verdict,
              reason: suggestion.sentence.zh,
              evidence: suggestion.evidence,
            }}
            fields={{ reason: { kind: 'long' }, evidence: { help: words.evidenceHelp } }}
            own={{
              evidence: (value, set) => (
                <Choice code={target.code} chosen={textsOf(value)} set={set} />
              ),
            }}
            draft={`${plan} ${target.code}`}
            will={words.will}
            done={close}
          />
        </Section>
      ) : null}
    </Drawer>
  )
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** Of the district itself: what its towns came to is no evidence of what the district did. */
function useLedger(code: string) {
  const { district } = useSurroundings()
  return useRoute(listObservations, { code, area: district.name.zh, limit: SHOWN_AT_MOST })
}

/** The values of the indicator's own ledger, to be ticked. */
function Choice({
  code,
  chosen,
  set,
}: {
  code: string
  chosen: readonly string[]
  set: (ids: string[]) => void
}) {
  const say = useWords()
  const ledger = useLedger(code)
  return (
    <Loaded from={ledger} empty={{ what: words.noValues }}>
      {(rows) => (
        <ul className="evidence-list">
          {rows.map((row) => (
            <li key={row.id}>
              <Checkbox
                checked={chosen.includes(row.id)}
                onChange={({ target: { checked } }) =>
                  set(checked ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))
                }
              >
                {lineOf(row, say)}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function Evidence({ ids, code }: { ids: readonly string[]; code: string }) {
  const say = useWords()
  const ledger = useRoute(listObservations, { ids: [...ids], show: 'all' }, whenSome(ids))
  if (ids.length === 0) return say(words.noEvidence, { code })
  return (
    <Loaded from={ledger} isEmpty={() => false}>
      {(rows) => (
        <ul className="evidence-list">
          {rows.map((row) => (
            <li key={row.id}>
              <NumberLink of={row.id}>{row.value}</NumberLink>
              {lineOf(row, say).slice(row.value.length)}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function whenSome(ids: readonly string[]) {
  return ids.length === 0 ? 'later' : 'now'
}

/** '78.60 亿元 · 2025年四季度 · 最终' */
function lineOf(row: LedgerRow, say: ReturnType<typeof useWords>): string {
  const value = say(withUnit(row.value, row.unit))
  const range = row.scope === 'whole' ? [] : [say(scopeLabels[row.scope])]
  const state = say(observationStateLabels[row.state])
  return [value, say(periodName(row.period)), ...range, state].join(' · ')
}

const SHOWN_AT_MOST = 40

const words = {
  suggested: label('建议', 'Suggested'),
  verdict: label('结论', 'Verdict'),
  evidence: label('依据的数据', 'Evidence'),
  evidenceHelp: label(
    '“完成”“未完成”须至少选一个本指标的数值',
    '“Met” and “not met” need at least one value of this indicator',
  ),
  noEvidence: label('没有 {code} 的数值', 'no value of {code}'),
  noValues: label('台账里没有这个指标的数值', 'The ledger has no value of this indicator'),
  indicator: label('看指标详情', 'Open the indicator'),
  decide: label('作出结论', 'Decide'),
  again: label('重新结论', 'Decide again'),
  will: label(
    '结论连同所选数据记入方案,收官前可以重新结论,历次都保留。',
    'The verdict is recorded with the values chosen; until the plan is closed it may be decided again, and all stay.',
  ),
}
