import type { Label } from '../base/label.ts'
import { useWords } from './language.ts'

/** The head of a small table: one column a word, in the order they are written. */
export function TableHead({ heads }: { heads: Readonly<Record<string, Label>> }) {
  const say = useWords()
  return (
    <thead>
      <tr>
        {Object.values(heads).map((head) => (
          <th key={head.zh} scope="col">
            {say(head)}
          </th>
        ))}
      </tr>
    </thead>
  )
}
