import type { ListPlace } from './list-numbers.ts'
import { attribute, xmlEvents } from './xml-events.ts'

type Style = {
  name: string
  basedOn: string | undefined
  list: string | undefined
  level: number | undefined
}

export type Styles = ReadonlyMap<string, Style>

/** Reads `word/styles.xml` for what bears on the text: list numbers given by style, and the styles of a contents page. */
export function stylesIn(xml: string): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue
    if (event.name === 'w:style') {
      style = { name: '', basedOn: undefined, list: undefined, level: undefined }
      styles.set(attribute(event.attributes, 'w:styleId') ?? '', style)
    } else if (style !== undefined)
      describe(style, event.name, attribute(event.attributes, 'w:val'))
  }
  return styles
}

function describe(style: Style, property: string, value: string | undefined): void {
  if (value === undefined) return
  if (property === 'w:name') style.name = value
  if (property === 'w:basedOn') style.basedOn = value
  if (property === 'w:numId') style.list = value
  if (property === 'w:ilvl') style.level = Number(value)
}

/** The list a style puts its paragraphs in, looked for up to the style it is based on. */
export function listOfStyle(styles: Styles, id: string): ListPlace | undefined {
  let at: string | undefined = id
  for (let depth = 0; depth < 10 && at !== undefined; depth += 1) {
    const style: Style | undefined = styles.get(at)
    if (style?.list !== undefined) return { list: style.list, level: style.level ?? 0 }
    at = style?.basedOn
  }
  return undefined
}

export function isContentsStyle(styles: Styles, id: string): boolean {
  return /^toc\s?\d/i.test(styles.get(id)?.name ?? id)
}
