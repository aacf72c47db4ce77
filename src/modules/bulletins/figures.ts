import type { Run } from '../../base/document.ts'
import { chinesePunctuation } from '../../base/typeset.ts'
import { observationStateLabels } from '../observations/schema.ts'
import type { Case } from './cases.ts'
import { said, sourced } from './words.ts'

/** The state beside a number: 预计 stands before it, (初步) after it; a final value needs no word. */
export function withState(text: string, { ledger }: Case): string {
  if (ledger === undefined || ledger.state === 'final') return text
  const word = observationStateLabels[ledger.state].zh
  return ledger.state === 'estimated' ? `${word}${text}` : `${text}(${word})`
}

/** The value of a case with its unit and state, tied to its ledger line; '' when there is none. */
export function valueText(each: Case): string {
  const { answer } = each.row
  if (answer.value === null) return ''
  return withState(`${answer.shown.value}${answer.value.unit}`, each)
}

/**
 * The arithmetic behind a light as runs: the standing's own sentence without its ruling, the state set
 * beside the value, and every figure tied to the ledger line that it was computed from.
 */
export function arithmetic(each: Case): Run[] {
  const { answer, definition } = each.row
  const { zh } = answer.sentence
  const ruling = zh.lastIndexOf(',按')
  const body = (ruling < 0 ? zh : zh.slice(0, ruling)).replace(/。$/, '')
  const value = answer.value === null ? '' : `${answer.shown.value}${answer.value.unit}`
  const at = value === '' ? -1 : body.indexOf(value, definition.name.length)
  if (at < 0) return [said(body)]
  const after = body.slice(at + value.length)
  const whole = chinesePunctuation(body.slice(0, at) + withState(value, each) + after)
  return figureRuns(whole, { from: at, reference: answer.value?.observation })
}

/** From a place on, each figure becomes a run of its own: digits with a percent sign if there is one. */
function figureRuns(text: string, figures: { from: number; reference: string | undefined }): Run[] {
  const head = text.slice(0, figures.from)
  const parts = text.slice(figures.from).split(/(\d[\d,.]*%?)/)
  return [
    ...(head === '' ? [] : [{ text: head }]),
    ...parts.flatMap((part, place) => {
      if (part === '') return []
      return place % 2 === 1 ? [sourced(part, figures.reference)] : [{ text: part }]
    }),
  ]
}
