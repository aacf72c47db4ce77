import { Button } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import type { z } from 'zod'
import { type Label, label } from '../base/label.ts'
import type { Route } from '../base/route.ts'
import { useAction } from './client.ts'
import { useDraft } from './draft.ts'
import { FormField } from './form-field.tsx'
import { type Field, type FieldWords, fieldsOf } from './form-schema.ts'
import {
  type Faults,
  faultsIn,
  faultsOf,
  inputOf,
  startValues,
  type Values,
} from './form-values.ts'
import { useWords } from './language.ts'
import { refusalOf } from './refusal.ts'

export type FormProps<I extends z.ZodType, O extends z.ZodType> = {
  /** The action it sends; its input schema is the form. */
  route: Route<I, O>
  /** Fields the page knows already; they are sent and not shown. */
  given?: Partial<z.input<I>>
  /** What stands in the fields at first. */
  start?: Partial<z.input<I>>
  /** Help, unit, kind or options of single fields. */
  fields?: Readonly<Partial<Record<keyof z.input<I> & string, FieldWords>>>
  /** Controls of the page's own, for fields that no kind fits. */
  own?: Readonly<Record<string, (value: unknown, set: (value: unknown) => void) => ReactNode>>
  /** Tells drafts of the same form apart: the indicator's code, 'new'. */
  draft?: string
  /** What will happen, above the button; always for what cannot be taken back. */
  will?: Label
  /** The word on the button; by default the route's title. */
  act?: Label
  done: (answer: z.output<O>) => void
  /** Further buttons beside the main one. */
  beside?: ReactNode
}

/** A form made of a route's input schema: one column, faults in words, drafts that survive. */
export function Form<I extends z.ZodType, O extends z.ZodType>(props: FormProps<I, O>) {
  const { route, own = {}, draft = '' } = props
  const say = useWords()
  const id = useId()
  const said: Readonly<Record<string, FieldWords | undefined>> = props.fields ?? {}
  const given: Values = props.given ?? {}
  const fields = fieldsOf(route.input, Object.keys(given), said)
  const first = startValues(fields, props.start ?? {})
  const { values, set, restored, discard } = useDraft(`${route.address} ${draft}`, fields, first)
  const [faults, setFaults] = useState<Faults>({})
  const action = useAction(route)

  function send(): void {
    const input = inputOf(fields, values, given)
    const read = route.input.safeParse(input)
    if (!read.success) {
      setFaults(faultsOf(fields, read.error.issues, input))
      return
    }
    setFaults({})
    // As a promise: an act that lets somebody in takes this very form away before it is done.
    action.mutateAsync(input as z.input<I>).then(
      (answer) => {
        discard()
        props.done(answer)
      },
      (error: unknown) => setFaults(faultsIn(refusalOf(error), fields)),
    )
  }

  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {restored ? <Restored discard={discard} /> : null}
      <FaultList id={id} fields={fields} faults={faults} />
      {fields.map((field) => (
        <FormField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={values[field.name]}
          set={(value) => set(field.name, value)}
          unit={said[field.name]?.unit}
          faults={faults[field.name] ?? []}
          own={own[field.name]?.(values[field.name], (value) => set(field.name, value))}
        />
      ))}
      {props.will === undefined ? null : <p className="form-will">{say(props.will)}</p>}
      <div className="acts form-acts">
        <Button type="primary" htmlType="submit" loading={action.isPending}>
          {say(props.act ?? route.title)}
        </Button>
        {props.beside}
      </div>
    </form>
  )
}

/** Everything that is wrong, on top; a press goes to its field. */
function FaultList({
  id,
  fields,
  faults,
}: {
  id: string
  fields: readonly Field[]
  faults: Faults
}) {
  const say = useWords()
  const found = Object.entries(faults).flatMap(([name, all]) =>
    all.map((fault) => ({ name, fault })),
  )
  if (found.length === 0) return null
  return (
    <div className="fault-list" role="alert">
      <p>{say(words.faults, { count: found.length })}</p>
      <ul>
        {found.map(({ name, fault }) => (
          <li key={name + fault.zh}>
            {fields.some((field) => field.name === name) ? (
              <a href={`#${id}-${name}`} onClick={focusOn(`${id}-${name}`)}>
                {say(fault)}
              </a>
            ) : (
              say(fault)
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function focusOn(id: string) {
  return (event: { preventDefault: () => void }) => {
    event.preventDefault()
    document.getElementById(id)?.focus()
  }
}

function Restored({ discard }: { discard: () => void }) {
  const say = useWords()
  return (
    <p className="form-restored" role="status">
      {say(words.restored)}
      <button type="button" className="text-button" onClick={discard}>
        {say(words.discard)}
      </button>
    </p>
  )
}

const words = {
  faults: label('有 {count} 处需要修改', '{count} {count:thing|things} to mend'),
  restored: label('已恢复上次没有提交的内容', 'What you typed last time and did not send is back'),
  discard: label('丢弃', 'Discard'),
}
