import { label } from '../../../base/label.ts'
import type { Field } from '../../../rules/meaning/version.ts'
import { useWords } from '../../../ui/language.ts'
import { periodLabel } from '../source-words.ts'
import type { Tried } from '../trial.ts'
import { type Form, placesOf, type Written } from '../written-facts.ts'
import { FactPlace } from './fact-place.tsx'

type Trial = Extract<Tried, { kind: 'tried' }>
type Props = { trial: Trial; form: Form; setForm: (form: Form) => void }

/** Every field of the version, typed by its kind; those still needed are marked. */
export function TryForm({ trial, form, setForm }: Props) {
  const say = useWords()
  const needed = new Set(trial.explanation?.needs ?? [])
  const set = (key: string, written: Written | undefined) => {
    const { [key]: _, ...rest } = form
    setForm(written === undefined ? rest : { ...rest, [key]: written })
  }
  return (
    <form
      className="try-form"
      aria-label={say(words.form)}
      onSubmit={(event) => event.preventDefault()}
    >
      <p className="hint">{say(words.help)}</p>
      {trial.version.fields.map((field) => (
        <FieldPlaces
          key={field.column}
          {...{ field, form, set, trial }}
          needed={needed.has(field.name)}
        />
      ))}
    </form>
  )
}

type FieldProps = {
  field: Field
  form: Form
  set: (key: string, written: Written | undefined) => void
  trial: Trial
  needed: boolean
}

function FieldPlaces({ field, form, set, trial, needed }: FieldProps) {
  const say = useWords()
  const about = [
    field.period === null ? null : say(periodLabel(field.period)),
    field.expert ? say(words.expert) : null,
  ].filter((each) => each !== null)
  return (
    <fieldset className={needed ? 'try-field try-needed' : 'try-field'} id={`fact-${field.column}`}>
      <legend>
        {say(field.title)} {about.length === 0 ? null : <small>{about.join(' · ')}</small>}
        {needed ? <span className="only-read"> {say(words.needed)}</span> : null}
      </legend>
      {field.definition === null ? null : <p className="hint">{field.definition}</p>}
      <div className="try-places">
        {placesOf(field, trial.latest).map(({ key, year }) => (
          <FactPlace
            key={key}
            {...{ field, year }}
            written={form[key]}
            set={(written) => set(key, written)}
            faults={trial.faults.get(key) ?? []}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Brings the first control of a field before the reader. */
export function focusField({ column }: Field): void {
  const place = document.getElementById(`fact-${column}`)
  const chosen = place?.querySelector<HTMLElement>('input:checked')
  const first = chosen ?? place?.querySelector<HTMLElement>('input, select, button')
  place?.scrollIntoView({ block: 'center' })
  first?.focus({ preventScroll: true })
}

const words = {
  form: label('企业数据', 'Data of the firm'),
  help: label(
    '不知道的不要填:空着就是“未知”,不会当作 0 或“否”',
    'Leave open what you do not know: open means unknown, never 0 or no',
  ),
  expert: label('专家评定', 'by the panel'),
  needed: label('还需要', 'still needed'),
}
