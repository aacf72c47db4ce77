import type { Label } from '../../base/label.ts'
import type { FactWord } from '../registers/fact-words.ts'
import type { IntakeKind } from './schema.ts'

export type CellType =
  | 'code'
  | 'text'
  | 'day'
  /** A last day: a month alone means its last day, 长期 means none. */
  | 'lastDay'
  | 'month'
  | 'year'
  | 'yesNo'
  | 'quantity'
  | 'choice'

/** One word of a closed or open list, with the ways people write it. */
export type Choice = { value: string; words: readonly string[] }

/** A closed list of the registers, as a column's choices. */
export function choicesOf(words: readonly FactWord[]): Choice[] {
  return words.map(({ word, also }) => ({ value: word.zh, words: [word.zh, ...also] }))
}

/** A column that a kind of table may have. Several of these may stand in a file under any of their words. */
export type FieldColumn = {
  field: string
  title: Label
  /** Headings that mean it besides the title. */
  words: readonly string[]
  /** Parts of a heading that mean it when nothing else fits. */
  within?: readonly string[]
  /** Lower headings that mean it beneath a group whose own words hold one of `of`. */
  beneath?: { of: readonly string[]; words: readonly string[] }
  type: CellType
  /** A row without it cannot go in. */
  needed?: true
  /** Unit of a quantity as it is kept. */
  unit?: string
  /** Of a quantity: less than nothing is possible. */
  signed?: true
  /** Of a quantity in its unit: more is not possible. */
  most?: string
  choices?: readonly Choice[]
  /** A word that is not in `choices` is kept and remarked instead of refused. */
  open?: true
  /** A word outside `choices`, where there are any: asked of a person, or left out with a remark. */
  unlisted?: 'asked' | 'left'
  /** The same heading may stand for several years. */
  yearly?: true
}

/** A kind of table: its columns as data. */
export type Kind = {
  id: IntakeKind
  title: Label
  columns: readonly FieldColumn[]
  /** Fields of which a head must show at least two: by them a kind is known. */
  marks: readonly string[]
}

/** What the lists of this house say: they come from content and from the district's own places. */
export type Catalogue = {
  figures: readonly Figure[]
  titles: readonly TitleName[]
  towns: readonly string[]
  parks: readonly string[]
  /** Codes of GB/T 4754 with their names. */
  industries: Readonly<Record<string, string>>
  edition: string
}

export type Figure = {
  name: string
  english: string
  kind: 'money' | 'count' | 'share' | 'score' | 'yesNo' | 'choice'
  unit?: string | undefined
  headings?: readonly string[] | undefined
  values?: readonly string[] | undefined
}

export type TitleName = {
  id: string
  name: string
  english: string
  /** Years; null where no text fixes it. */
  term: number | null
  /** Valid for a calendar year. */
  year: boolean
}
