import type { ReactNode } from 'react'
import { label } from '../base/label.ts'
import { useWords } from './language.ts'

type Props = {
  count: number
  /** Whether rows can be ticked here, or only copied. */
  acts: boolean
  children?: ReactNode
}

/** The rows taken and what can be done with them; with none taken, how to take some. */
export function TakenRows({ count, acts, children }: Props) {
  const say = useWords()
  return (
    <div className="taken no-print" role="status">
      {count === 0 ? <span>{say(words.none)}</span> : <b>{say(words.taken, { count })}</b>}
      {acts ? null : <span className="taken-note">{say(words.copy)}</span>}
      {children}
    </div>
  )
}

const words = {
  none: label('勾选一行或多行再办理', 'Tick one row or several, then act'),
  taken: label('已选 {count} 行', '{count} {count:row|rows} taken'),
  copy: label('Ctrl+C 复制,可直接贴到表格', 'Ctrl+C copies them for a spreadsheet'),
}
