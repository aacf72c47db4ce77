import { Input } from 'antd'
import { useId } from 'react'
import { titleOf } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { type RegisterName, registerFacts } from '../schema.ts'

type Props = { register: RegisterName; value: unknown; set: (value: unknown) => void }

/** One field for each fact of the register. */
export function FactFields({ register, value, set }: Props) {
  const say = useWords()
  const id = useId()
  const facts: Record<string, string | null> = { ...Object(value) }
  return (
    <>
      {Object.entries(registerFacts[register].shape).map(([name, schema]) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}${name}`}>{say(titleOf(schema))}</label>
          <Input
            id={`${id}${name}`}
            value={facts[name] ?? ''}
            onChange={({ target }) =>
              set({ ...facts, [name]: target.value === '' ? null : target.value.trim() })
            }
          />
        </div>
      ))}
    </>
  )
}
