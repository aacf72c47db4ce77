import { bareHeading } from '../imports/headings.ts'
import { isUnit, unitOf } from '../imports/units.ts'
import { plain } from '../imports/written.ts'
import type { FieldColumn, Kind } from './kind.ts'

/** What a heading means: a field, and the unit or year it says of everything below it. */
export type Heading = {
  field: string
  /** Said by the whole heading; otherwise by a part of it. */
  sure: boolean
  unit?: string
  year?: number
}

export type Headings = {
  kind: Kind
  exact: ReadonlyMap<string, string>
  within: readonly (readonly [word: string, field: string])[]
  seen: Map<string, Heading | null>
}

/** Floor areas, which the table of units does not know. */
const squares = /^[万亿]?(平方米|㎡|m2|m²|平米)$/

/** Headings that no column of ours takes, and that must not be mistaken for one. */
const passedOver =
  /^(序号|序|编次|行次|no|联系人|联系电话|电话|手机|法定代表人|法人|备注|说明|附注|排名|核对时间|填表人|审核人|退回原因|经办人|邮箱)$/i

export function isPassedOver(text: string): boolean {
  return passedOver.test(bareHeading(text))
}

/** The words of a kind's columns, ready to be looked up. */
export function headingsOf(kind: Kind): Headings {
  const exact = new Map<string, string>()
  for (const column of kind.columns)
    for (const word of [column.title.zh, column.title.en, column.field, ...column.words]) {
      const bare = bareHeading(word)
      if (!exact.has(bare)) exact.set(bare, column.field)
    }
  const within = kind.columns.flatMap(({ field, within: words }) =>
    (words ?? []).map((word) => [bareHeading(word), field] as const),
  )
  return { kind, exact, within, seen: new Map() }
}

export function headingIn(known: Headings, text: string): Heading | undefined {
  const before = known.seen.get(text)
  if (before !== undefined) return before ?? undefined
  const heading = read(known, text)
  if (known.seen.size < 10_000) known.seen.set(text, heading ?? null)
  return heading
}

function read(known: Headings, text: string): Heading | undefined {
  const whole = plain(text).replace(/^[*★☆•]+|[*★☆]+$/g, '')
  if (whole === '' || whole.length > 60) return undefined
  const bracket = /\(([^()]*)\)$/.exec(whole)?.[1] ?? /[:/]([^:/]+)$/.exec(whole)?.[1] ?? ''
  const unit = isUnit(bracket) || squares.test(bracket) ? { unit: unitOf(bracket) } : {}
  const found = lookedUp(known, bareHeading(whole)) ?? withoutBracket(known, whole)
  if (found !== undefined) return { ...found, ...unit }
  const dated = /^((?:19|20)\d{2})年?(?:度)?(?:末)?(.+)$/.exec(whole)
  const inner = dated?.[2] === undefined ? undefined : lookedUp(known, bareHeading(dated[2]))
  if (inner === undefined || dated === null || !isYearly(known, inner.field)) return undefined
  return { ...inner, ...unit, year: Number(dated[1]) }
}

function lookedUp(known: Headings, bare: string): Heading | undefined {
  const exact = known.exact.get(bare)
  if (exact !== undefined) return { field: exact, sure: true }
  if (passedOver.test(bare)) return undefined
  const part = known.within.find(([word]) => bare.includes(word))
  return part && { field: part[1], sure: false }
}

/** 统一社会信用代码(必填) is read without its bracket, when the bracket says nothing of its own. */
function withoutBracket(known: Headings, whole: string): Heading | undefined {
  const short = whole.replace(/\([^()]*\)/g, '')
  return short === whole || short === '' ? undefined : lookedUp(known, bareHeading(short))
}

/** A lower heading that says by its group alone what it is: 起 beneath 证书有效期. */
export function beneath({ kind }: Headings, group: string, lower: string): Heading | undefined {
  const bare = bareHeading(lower)
  const column = kind.columns.find(
    ({ beneath: of }) =>
      of?.words.includes(bare) === true && of.of.some((word) => group.includes(word)),
  )
  return column && { field: column.field, sure: true }
}

function isYearly({ kind }: Headings, field: string): boolean {
  return kind.columns.find((column: FieldColumn) => column.field === field)?.yearly === true
}
