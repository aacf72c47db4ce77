import { label } from '../../../base/label.ts'
import { type Say, useWords } from '../../../ui/language.ts'
import { verdictLabels } from '../schema.ts'
import type { Tried } from '../trial.ts'
import { defaultUnit, type Form, placesOf, type Written } from '../written-facts.ts'

type Props = { trial: Extract<Tried, { kind: 'tried' }>; form: Form }

/** What was typed, for paper: the form itself is not printed. */
export function GivenFacts({ trial: { version, latest }, form }: Props) {
  const say = useWords()
  const rows = version.fields.flatMap((field) =>
    placesOf(field, latest).flatMap(({ key, year }) => {
      const written = form[key]
      if (written === undefined) return []
      const name = `${say(field.title)}${year === null ? '' : ` ${year}`}`
      const unit = field.type === 'money' ? (written.unit ?? defaultUnit) : field.unit
      return [{ key, name, text: textOf(written, unit, say) }]
    }),
  )
  return (
    <div className="print-only">
      <h3>{say(words.given)}</h3>
      {rows.length === 0 ? <p>{say(words.nothing)}</p> : null}
      <dl className="facts">
        {rows.map(({ key, name, text }) => (
          <div className="fact" key={key}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function textOf({ text, upTo, absent }: Written, unit: string, say: Say): string {
  if (absent === true) return say(words.absent)
  if (text === 'yes' || text === 'no') return say(words[text])
  if (text === 'met' || text === 'unmet') return say(verdictLabels[text])
  return upTo === undefined ? `${text}${unit}` : `${text}—${upTo}${unit}`
}

const words = {
  given: label('所填数据', 'What was typed'),
  nothing: label('没有填写任何数据', 'Nothing was typed'),
  absent: label('不适用', 'does not apply'),
  yes: label('是', 'yes'),
  no: label('否', 'no'),
}
