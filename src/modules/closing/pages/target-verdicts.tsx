import { useState } from 'react'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { unitLabel } from '../../../base/unit.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { NumberLink } from '../../../ui/number-link.tsx'
import { observationStateLabels } from '../../observations/schema.ts'
import { closingVerdictLabels } from '../../standings/schema.ts'
import { type Closing, type ClosingTarget, decideTarget } from '../routes.ts'

type Props = { at: Closing; keeps: boolean }

/** Each target with its final value, what the arithmetic says of it, and what a person decided. */
export function TargetVerdicts({ at, keeps }: Props) {
  const [deciding, setDeciding] = useState<ClosingTarget>()
  return (
    <>
      <ul className="verdicts">
        {at.targets.map((each) => (
          <li key={each.target.code}>
            <Target plan={at.plan} each={each} />
            <Decided plan={at.plan} each={each} keeps={keeps} decide={() => setDeciding(each)} />
          </li>
        ))}
      </ul>
      {deciding === undefined ? null : (
        <FormDrawer
          key={deciding.target.code}
          route={decideTarget}
          given={{
            plan: at.plan,
            code: deciding.target.code,
            evidence: deciding.suggestion.evidence,
          }}
          start={{ decision: deciding.suggestion.verdict }}
          fields={{ reason: { kind: 'long' } }}
          draft={`${at.plan} ${deciding.target.code}`}
          will={words.will}
          close={() => setDeciding(undefined)}
          done={() => setDeciding(undefined)}
        />
      )}
    </>
  )
}

function Target({
  plan,
  each: { target, name, suggestion },
}: {
  plan: string
  each: ClosingTarget
}) {
  const say = useWords()
  const { value, state } = suggestion
  return (
    <div>
      <p>
        <Go to={`/indicators/${target.code}?plan=${plan}`}>
          {target.code} {say(name)}
        </Go>{' '}
        <span className="verdict-soft">“{target.text}”</span>
      </p>
      <p>
        {value === null ? (
          <span className="verdict-soft">{say(words.noValue)}</span>
        ) : (
          <>
            <NumberLink of={value.observation}>
              {valueText(value.value, say(unitLabel(value.unit)))}
            </NumberLink>{' '}
            <span className="verdict-soft">
              {say(periodName(value.period))}
              {state === null ? '' : ` · ${say(observationStateLabels[state])}`}
            </span>
          </>
        )}
      </p>
      <p className="verdict-soft">{say(suggestion.sentence)}</p>
    </div>
  )
}

function valueText(value: string, unit: string): string {
  if (unit === '%' || unit === '') return value + unit
  return /^\d/.test(unit) ? `${value} (${unit})` : `${value} ${unit}`
}

type DecidedProps = { plan: string; each: ClosingTarget; keeps: boolean; decide: () => void }

function Decided({ plan, each, keeps, decide }: DecidedProps) {
  const say = useWords()
  const { decision, suggestion } = each
  return (
    <div className="verdict-side">
      {decision === null ? (
        <p className="verdict-soft">
          {say(words.suggested, { word: say(closingVerdictLabels[suggestion.verdict]) })}
        </p>
      ) : (
        <>
          <p>
            <b>{wordOf(decision.decision, say)}</b> {decision.reason}
          </p>
          <p className="verdict-soft">
            {decision.recordedBy} · {clockText(decision.recordedAt)}
          </p>
        </>
      )}
      {keeps ? (
        <span className="acts no-print">
          {decision === null ? <TakeOver plan={plan} each={each} /> : null}
          <button type="button" className="text-button chosen" onClick={decide}>
            {say(decision === null ? words.decide : words.again)}
          </button>
        </span>
      ) : null}
    </div>
  )
}

function wordOf(word: string, say: ReturnType<typeof useWords>): string {
  const known = Object.entries(closingVerdictLabels).find(([key]) => key === word)
  return known === undefined ? word : say(known[1])
}

/** The suggestion as the verdict, its sentence as the reason, its values as the evidence. */
function TakeOver({ plan, each: { target, suggestion } }: { plan: string; each: ClosingTarget }) {
  const decide = useAction(decideTarget)
  return (
    <Confirm
      act={words.takeOver}
      will={{
        zh: `${words.willTakeOver.zh}${suggestion.sentence.zh}`,
        en: `${words.willTakeOver.en}${suggestion.sentence.en}`,
      }}
      run={() =>
        decide.mutateAsync({
          plan,
          code: target.code,
          decision: suggestion.verdict,
          reason: suggestion.sentence.zh,
          evidence: suggestion.evidence,
        })
      }
    />
  )
}

const words = {
  noValue: label('没有数值', 'no value'),
  suggested: label('建议:{word}', 'suggested: {word}'),
  decide: label('另作结论', 'Decide otherwise'),
  again: label('重新结论', 'Decide again'),
  takeOver: label('采纳建议', 'Take the suggestion'),
  willTakeOver: label(
    '以建议作为结论,理由为:',
    'The suggestion becomes the verdict, with this reason: ',
  ),
  will: label(
    '结论连同所列数据记入方案,收官前可以重新结论,历次都保留。',
    'The verdict is recorded with the values it rests on; until the plan is closed it may be decided again, and all stay.',
  ),
}
