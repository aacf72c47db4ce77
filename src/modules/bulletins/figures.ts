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
  return figureRuns(whole, at, each)
}

/** From a place on, each figure becomes a run of its own with its unit; a year is no figure. */
function figureRuns(text: string, from: number, each: Case): Run[] {
  const unit = each.row.definition.unit.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const figure = new RegExp(`(\\d+(?:[,.]\\d+)*(?:%|个百分点|${unit})?(?![\\d.]*年))`, 'u')
  const parts = text.slice(from).split(figure)
  const runs = parts.map((part, place): Run => {
    const before = parts[place - 1] ?? ''
    return place % 2 === 1 ? sourced(part, groundOf(before, each)) : { text: part }
  })
  return [{ text: text.slice(0, from) }, ...runs].filter((run) => run.text !== '')
}

/** What a figure rests on, by the words before it: last year-end's line, the year's target, or the value. */
function groundOf(before: string, { row: { code, answer } }: Case): string | undefined {
  if (before.endsWith('年初')) return answer.start?.observation
  if (/((?<!于)计划(进度)?|目标[(\uff08]?(超过|不低于|不高于|低于|约)?)$/.test(before))
    return targetReference(code)
  return answer.value?.observation
}

export function targetReference(code: string): string {
  return `target:${code}`
}
