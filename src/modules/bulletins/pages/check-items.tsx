import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { type CheckItem, checkLabels } from '../schema.ts'

/** What to know or settle, what blocks first; each leads to the place where it is settled. */
export function CheckItems({ items }: { items: readonly CheckItem[] }) {
  const say = useWords()
  if (items.length === 0) return <p className="hint">{say(words.clear)}</p>
  const sorted = [...items].sort(
    (a, b) => Number(b.weight === 'blocks') - Number(a.weight === 'blocks'),
  )
  return (
    <ul className="check-list">
      {sorted.map((item) => (
        <li key={item.kind + item.message.zh} className={`check-${item.weight}`}>
          <b>{say(checkLabels[item.kind])}</b>
          <span>{say(item.message)}</span>
          {item.bodies.length === 0 ? null : <span className="hint">{item.bodies.join('、')}</span>}
          {item.code === null ? null : <Go to={`/indicators/${item.code}`}>{item.code}</Go>}
        </li>
      ))}
    </ul>
  )
}

const words = { clear: label('没有需要处理的事项', 'Nothing to settle') }
