import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import type { Alarm } from '../../plan/schema.ts'
import { clauseOf } from '../clause-lookup.ts'
import { planAddress } from './addresses.ts'
import './plans.css'

/** What stands out in a plan, each with the clause it stands in. */
export function AlarmList({ alarms, plan }: { alarms: readonly Alarm[]; plan: string }) {
  const say = useWords()
  return (
    <ul className="alarm-list">
      {alarms.map((alarm) => (
        <li key={`${alarm.code} ${alarm.clause} ${alarm.message}`}>
          <Go to={planAddress(plan, '', { clause: clauseOf(alarm.clause) })}>
            <span className="clause-address">{clauseOf(alarm.clause)}</span>
          </Go>
          <span>{say({ zh: alarm.message, en: alarm.messageEn })}</span>
          <span className="state-code">{alarm.code}</span>
        </li>
      ))}
    </ul>
  )
}
