import { chineseOrdinal, circled } from '../../base/numerals.ts'
import { attribute, xmlEvents } from './xml-events.ts'

type Level = { start: number; format: string; pattern: string }
/** Where a paragraph stands in Word's automatic lists. */
export type ListPlace = { list: string; level: number }

export type Lists = {
  /** numId → its abstract list, and the levels it restarts. */
  lists: Map<string, { abstract: string; restarts: Map<number, number> }>
  levels: Map<string, Map<number, Level>>
}

type Cursor = { abstract: string; list: string; level: number }

/** Reads `word/numbering.xml`: the numbers Word draws are not in the document's text. */
export function listsIn(xml: string): Lists {
  const lists: Lists = { lists: new Map(), levels: new Map() }
  const cursor: Cursor = { abstract: '', list: '', level: 0 }
  for (const event of xmlEvents(xml)) if (event.kind === 'open') describe(lists, cursor, event)
  return lists
}

type Element = { name: string; attributes: string }

function describe(lists: Lists, cursor: Cursor, { name, attributes }: Element): void {
  const value = attribute(attributes, 'w:val') ?? ''
  if (name === 'w:abstractNum') {
    cursor.abstract = attribute(attributes, 'w:abstractNumId') ?? ''
    lists.levels.set(cursor.abstract, new Map())
  } else if (name === 'w:num') cursor.list = attribute(attributes, 'w:numId') ?? ''
  else if (name === 'w:abstractNumId')
    lists.lists.set(cursor.list, { abstract: value, restarts: new Map() })
  else if (name === 'w:lvl' || name === 'w:lvlOverride')
    cursor.level = Number(attribute(attributes, 'w:ilvl') ?? 0)
  else if (name === 'w:startOverride')
    lists.lists.get(cursor.list)?.restarts.set(cursor.level, Number(value))
  else changeLevel(lists.levels.get(cursor.abstract), cursor.level, { name, value })
}

function changeLevel(
  levels: Map<number, Level> | undefined,
  level: number,
  { name, value }: { name: string; value: string },
): void {
  if (levels === undefined) return
  const known = levels.get(level) ?? { start: 1, format: 'decimal', pattern: '' }
  if (name === 'w:start') levels.set(level, { ...known, start: Number(value) })
  if (name === 'w:numFmt') levels.set(level, { ...known, format: value })
  if (name === 'w:lvlText') levels.set(level, { ...known, pattern: value })
}

/** Counts through a document's lists; give it the paragraphs in order. */
export function listCounter({ lists, levels }: Lists): (place: ListPlace) => string {
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return ({ list, level }) => {
    const known = lists.get(list)
    const shape = known === undefined ? undefined : levels.get(known.abstract)
    const own = shape?.get(level)
    if (known === undefined || shape === undefined || own === undefined) return ''
    const count = counts.get(known.abstract) ?? []
    counts.set(known.abstract, count)
    const restart = begun.has(`${list}/${level}`) ? undefined : known.restarts.get(level)
    begun.add(`${list}/${level}`)
    count[level] = restart ?? (count[level] ?? own.start - 1) + 1
    count.length = level + 1
    return marked(own, shape, count)
  }
}

function marked(own: Level, shape: ReadonlyMap<number, Level>, count: readonly number[]): string {
  if (own.format === 'bullet') return /[—–-]/.test(own.pattern) ? '——' : '• '
  const text = own.pattern.replace(/%(\d)/g, (_, digit: string) => {
    const level = Number(digit) - 1
    const { format, start } = shape.get(level) ?? own
    return written(count[level] ?? start, format)
  })
  return text === '' || /[、.)))。,:]$/.test(text) ? text : `${text} `
}

/** One count in one of Word's number formats; an unknown format is written in digits. */
function written(count: number, format: string): string {
  if (/^(?:chinese|japaneseCounting|taiwanese|ideographDigital)/.test(format))
    return chineseOrdinal(count)
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return circled(count)
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((count - 1) % 26))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if (format === 'lowerRoman' || format === 'upperRoman') {
    const roman = romanNumber(count)
    return format === 'upperRoman' ? roman : roman.toLowerCase()
  }
  return format === 'none' ? '' : String(count)
}

function romanNumber(count: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let left = count
  let text = ''
  for (const [value, sign] of signs)
    while (left >= value) {
      text += sign
      left -= value
    }
  return text
}
