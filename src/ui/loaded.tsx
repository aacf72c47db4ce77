import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { type Label, label } from '../base/label.ts'
import { Go } from './go.tsx'
import { useWords } from './language.ts'
import { type Refusal, refusalOf } from './refusal.ts'

/** As much of a query's state as the screen needs; `useRoute` gives it. */
export type Asking<T> = {
  data: T | undefined
  error: Error | null
  isPending: boolean
  refetch?: () => unknown
}

/** What an empty place says: what belongs here, who puts it, and one act. */
export type Emptiness = { what: Label; who?: Label; action?: ReactNode }

type Props<T> = {
  from: Asking<T>
  /** Left out only where the answer can never be empty. */
  empty?: Emptiness
  /** When the answer counts as empty; by default an empty list does. */
  isEmpty?: (answer: T) => boolean
  children: (answer: T) => ReactNode
}

/** The only place that decides what waiting, failure, refusal and emptiness look like. */
export function Loaded<T>({ from, empty, isEmpty = isEmptyList, children }: Props<T>) {
  if (from.data !== undefined) {
    if (empty !== undefined && isEmpty(from.data)) return <Empty {...empty} />
    return children(from.data)
  }
  if (from.error !== null)
    return <Refused refusal={refusalOf(from.error)} again={() => from.refetch?.()} />
  return <Waiting />
}

/** An empty place, said in words. */
export function Empty({ what, who, action }: Emptiness) {
  const say = useWords()
  return (
    <div className="state state-empty">
      <p className="state-what">{say(what)}</p>
      {who === undefined ? null : <p className="state-why">{say(who)}</p>}
      {action === undefined ? null : <div className="state-act">{action}</div>}
    </div>
  )
}

/** A refusal in full: what was not granted, why, the next step, the code to quote. */
export function Refused({ refusal, again }: { refusal: Refusal; again?: () => void }) {
  const say = useWords()
  const kind = kindOf(refusal)
  return (
    <div className={`state state-${kind}`} role="alert">
      <p className="state-what">{say(headings[kind])}</p>
      <p className="state-why">{say(refusal.message)}</p>
      <PlaceList refusal={refusal} />
      <div className="state-act">
        {refusal.status === 401 ? (
          <Go to="/sign-in" look="action">
            {say(words.signIn)}
          </Go>
        ) : null}
        {kind === 'failed' && again !== undefined ? (
          <Button onClick={again}>{say(words.again)}</Button>
        ) : null}
        <span className="state-code">{say(words.code, { code: refusal.code })}</span>
      </div>
    </div>
  )
}

/** Several faults at once, each with its place. */
export function PlaceList({ refusal }: { refusal: Refusal }) {
  const say = useWords()
  if (refusal.places.length === 0) return null
  return (
    <ul className="place-list">
      {refusal.places.map((place) => (
        <li key={`${place.at} ${place.code} ${place.message.zh}`}>
          <span className="place-at">{place.at}</span> {say(place.message)}
        </li>
      ))}
    </ul>
  )
}

/** Says that work goes on; the bars appear only when it has taken 200 ms. */
function Waiting() {
  const say = useWords()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="state-waiting" role="status">
      <span className={slow ? 'waiting-words' : 'only-read'}>{say(words.waiting)}</span>
      {slow ? bars.map((width) => <i key={width} className={`bar bar-${width}`} />) : null}
    </div>
  )
}

const bars = ['long', 'middle', 'short'] as const

type Kind = 'failed' | 'refused' | 'missing'

function kindOf({ status }: Refusal): Kind {
  if (status === 401 || status === 403) return 'refused'
  return status === 404 || status === 410 ? 'missing' : 'failed'
}

function isEmptyList(answer: unknown): boolean {
  return Array.isArray(answer) && answer.length === 0
}

const headings: Readonly<Record<Kind, Label>> = {
  failed: label('没有取到内容', 'This could not be loaded'),
  refused: label('需要权限', 'Permission needed'),
  missing: label('没有找到', 'Not found'),
}
const words = {
  waiting: label('正在取数…', 'Loading…'),
  again: label('重试', 'Try again'),
  signIn: label('去登录', 'Sign in'),
  code: label('代码 {code}', 'Code {code}'),
}
