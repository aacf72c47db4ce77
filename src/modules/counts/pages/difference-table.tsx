import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { causeText, partWords } from '../lists.ts'
import type { Difference } from '../schema.ts'

/** One line for each row that moves the value, with its cause and by how much. */
export function DifferenceTable({ rows }: { rows: readonly Difference[] }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <div className="table-box">
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.number)}</th>
            <th scope="col">{say(words.cause)}</th>
            <th scope="col">{say(words.part)}</th>
            <th scope="col" className="kind-number">
              {say(words.effect)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((each) => (
            <tr key={`${each.cause} ${each.part} ${each.key}`}>
              <td>
                {each.code === null ? (
                  each.name
                ) : (
                  <Go to={`/enterprises/${each.code}`}>{each.name}</Go>
                )}
              </td>
              <td>{each.key}</td>
              <td>
                {causeText(each, language)}
                {each.reason === '' ? null : <span className="hint"> {each.reason}</span>}
              </td>
              <td>{say(partWords[each.part])}</td>
              <td className="kind-number">
                {each.effect.startsWith('-') ? each.effect : `+${each.effect}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const words = {
  name: label('名称', 'Name'),
  number: label('编号', 'Number'),
  cause: label('原因', 'Cause'),
  part: label('计入', 'Counts in'),
  effect: label('影响', 'Effect'),
}
