import { Checkbox, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { type Label, label } from '../base/label.ts'
import type { Field } from './form-schema.ts'
import { useWords } from './language.ts'

type Props = {
  id: string
  field: Field
  value: unknown
  set: (value: unknown) => void
  unit: string | undefined
  faults: readonly Label[]
  /** The page's own control for a field no kind fits. */
  own: ReactNode
}

/** One field: label above, help under the label, what is wrong beside it. */
export function FormField({ id, field, value, set, unit, faults, own }: Props) {
  const say = useWords()
  const grouped = field.kind === 'several' || (field.kind === 'choice' && isShort(field))
  const Name = grouped || field.kind === 'own' ? 'span' : 'label'
  return (
    <div className={faults.length > 0 ? 'field field-faulty' : 'field'}>
      {field.kind === 'truth' ? null : (
        <Name
          className="field-name"
          {...(Name === 'label' ? { htmlFor: id } : { id: `${id}-name` })}
        >
          {say(field.title)}
          {field.required ? null : <small>{say(words.optional)}</small>}
        </Name>
      )}
      {field.help === undefined ? null : (
        <p className="field-help" id={`${id}-help`}>
          {say(field.help)}
        </p>
      )}
      {own ?? <Control {...{ id, field, value, set, unit }} faulty={faults.length > 0} />}
      {faults.map((fault) => (
        <p key={fault.zh} className="field-fault" id={`${id}-fault`}>
          {say(fault)}
        </p>
      ))}
    </div>
  )
}

type ControlProps = Pick<Props, 'id' | 'field' | 'value' | 'set' | 'unit'> & { faulty: boolean }

function Control({ id, field, value, set, unit, faulty }: ControlProps) {
  const say = useWords()
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  const shared = {
    id,
    'aria-invalid': faulty,
    'aria-describedby': `${id}-help ${id}-fault`,
    ...(faulty ? { status: 'error' as const } : {}),
  }
  const typed = { ...shared, value: text, onChange: typedInto(set) }
  const options = field.options.map(({ value, title }) => ({ value, label: say(title) }))
  switch (field.kind) {
    case 'long':
    case 'lines':
      return <Input.TextArea {...typed} rows={3} className="growing" />
    case 'password':
      return <Input.Password {...typed} autoComplete="off" />
    case 'date':
      return <Input {...typed} type="date" className="field-short" />
    case 'truth':
      return (
        <Checkbox {...shared} checked={value === true} onChange={(e) => set(e.target.checked)}>
          {say(field.title)}
        </Checkbox>
      )
    case 'several':
      return (
        <Checkbox.Group
          aria-labelledby={`${id}-name`}
          value={listOf(value)}
          onChange={set}
          options={options}
        />
      )
    case 'choice':
      return isShort(field) ? (
        <Radio.Group
          aria-labelledby={`${id}-name`}
          value={value}
          onChange={(e) => set(e.target.value)}
          options={options}
        />
      ) : (
        <Select
          {...shared}
          value={text === '' ? null : text}
          onChange={set}
          options={options}
          allowClear={!field.required}
        />
      )
    case 'number':
      return <Input {...typed} inputMode="decimal" suffix={unit} className="field-short" />
    default:
      return <Input {...typed} suffix={unit} autoComplete="off" />
  }
}

function typedInto(set: (value: string) => void) {
  return (event: { target: { value: string } }) => set(event.target.value)
}

/** Few choices stand open; many go into a list. */
function isShort({ options }: Field): boolean {
  return options.length <= 5
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

const words = { optional: label('选填', 'optional') }
