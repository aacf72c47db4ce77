/** What somebody typed about one firm, as facts; what is left open stays open. */

import { valueText } from '../../rules/explain/sentence.ts'
import type { Facts } from '../../rules/judge/facts.ts'
import { fromText, times, whole } from '../../rules/meaning/rational.ts'
import type { Field } from '../../rules/meaning/version.ts'

/** One place of the form. `upTo` present: a range from `text` to it. */
export type Written = {
  readonly text: string
  readonly upTo?: string | undefined
  /** For money: 元, 万元 or 亿元. */
  readonly unit?: string | undefined
  readonly absent?: boolean | undefined
}
export type Form = Readonly<Record<string, Written>>

export type Control = 'truth' | 'result' | 'choice' | 'code' | 'date' | 'number'

export function controlOf({ type }: Pick<Field, 'type'>): Control {
  if (type === 'bool' || type === 'certificate') return 'truth'
  if (type === 'result') return 'result'
  if (type === 'category') return 'choice'
  return type === 'code' || type === 'date' ? type : 'number'
}

export type FormPlace = { readonly key: string; readonly year: number | null }

/** The places of a field: one, or one a year with the latest first. */
export function placesOf({ name, years }: Pick<Field, 'name' | 'years'>, latest: number) {
  if (years === null) return [{ key: name, year: null }]
  return Array.from({ length: years }, (_, back): FormPlace => {
    const year = latest - back
    return { key: `${name}@${year}`, year }
  })
}

/** `研发费用.2024` of a fault → the place in the form. */
export function placeOfFault(at: string): string {
  return at.replace(/\.(\d{4})$/, '@$1')
}

/** Facts keyed by field; empty places are left out and so count as missing. */
export function factsOf(fields: readonly Field[], form: Form, latest: number): Facts {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const given = placesOf(field, latest).flatMap(({ key, year }) => {
        const fact = factOf(field, form[key])
        return fact === undefined ? [] : [[year, fact] as const]
      })
      const [first] = given
      if (first === undefined) return []
      return [[field.name, first[0] === null ? first[1] : Object.fromEntries(given)] as const]
    }),
  )
}

function factOf(field: Field, written: Written | undefined): unknown {
  if (written === undefined) return undefined
  if (written.absent === true) return { notApplicable: true }
  const text = plain(written.text)
  const control = controlOf(field)
  if (control === 'truth') return text === '' ? undefined : text === 'yes'
  if (control !== 'number') return text === '' ? undefined : text
  const upTo = written.upTo === undefined ? undefined : plain(written.upTo)
  if (text === '' && (upTo ?? '') === '') return undefined
  const ended = (number: string) => (number === '' ? null : withUnit(number, field, written))
  return upTo === undefined ? ended(text) : { between: [ended(text), ended(upTo)] }
}

/** Full-width digits as ordinary ones, without separators. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[,\s]/g, '')
}

function withUnit(number: string, { type }: Field, { unit }: Written): string {
  if (!/[\d.]$/.test(number)) return number
  if (type === 'money') return `${number}${unit ?? defaultUnit}`
  return type === 'ratio' ? `${number}%` : number
}

export const defaultUnit = '万元'
export const moneyUnits = ['元', '万元', '亿元'] as const

/** 元 as decimal text → the size people say: 30万元. */
export function moneyWords(yuan: string): string {
  const value = fromText(yuan)
  if (value === undefined) return yuan
  return valueText(times(value, whole(100)), { type: 'money', unit: '元', decimals: 2 })
}
