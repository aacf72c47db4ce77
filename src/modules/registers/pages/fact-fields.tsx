import { Input, Select } from 'antd'
import { useId } from 'react'
import { titleOf } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { choicesOfFact, type RegisterName, registerFacts } from '../schema.ts'

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
          {choicesOfFact(schema).length > 0 ? (
            <Select
              id={`${id}${name}`}
              value={facts[name] || null}
              allowClear={schema.safeParse(null).success}
              onChange={(chosen) => set({ ...facts, [name]: chosen ?? null })}
              options={choicesOfFact(schema).map(([value, words]) => ({
                value,
                label: say(words),
              }))}
            />
          ) : (
            <Input
              id={`${id}${name}`}
              value={facts[name] ?? ''}
              suffix={unitOf(register, name)}
              placeholder={name === 'month' ? '2025-09' : undefined}
              onChange={({ target }) =>
                set({ ...facts, [name]: target.value === '' ? null : target.value.trim() })
              }
            />
          )}
        </div>
      ))}
    </>
  )
}

/** As `registerFacts` keeps its numbers. */
function unitOf(register: RegisterName, name: string): string | undefined {
  if (/amount/i.test(name)) return '元'
  if (name !== 'area' && name !== 'prefabricated') return undefined
  return register === 'farmland' ? '亩' : '㎡'
}
