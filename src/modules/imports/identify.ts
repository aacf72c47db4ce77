import { bareName } from './names.ts'
import { type FieldCell, fieldCell, type Reader, type Spot } from './reader.ts'
import { plain, quoted } from './written.ts'

/** The name by which the row calls its indicator. */
export function nameOf(spot: Spot): string {
  const named = fieldCell(spot, 'name') ?? fieldCell(spot, 'code')
  return quoted(named?.cell.text ?? '')
}

/** Which indicator the row speaks of: by code, by name, by the table's title. */
export function identified(spot: Spot): string | undefined {
  const code = fieldCell(spot, 'code')
  const name = fieldCell(spot, 'name')
  if (code !== undefined) {
    const written = plain(code.cell.text).toUpperCase()
    if (spot.reader.names.has(written)) return agreed(spot, written, name)
    if (name === undefined) return unknown(spot, code, [])
  }
  if (name !== undefined) return byName(spot, name)
  return spot.table.code ?? spot.faults.problem(undefined, 'indicatorMissing')
}

/** A code is trusted unless the name beside it is exactly another indicator's. */
function agreed(
  { reader, faults }: Spot,
  code: string,
  name: FieldCell | undefined,
): string | undefined {
  if (name === undefined) return code
  const match = reader.names.match(name.cell.text)
  if (match.kind !== 'exact' || match.code === code) return code
  return faults.problem(name.column, 'codeNameDiffer', {
    code,
    expected: cardName(reader, code),
    name: quoted(name.cell.text),
  })
}

function byName(spot: Spot, name: FieldCell): string | undefined {
  const { reader, faults } = spot
  const text = name.cell.text
  const match = reader.names.match(text)
  if (match.kind === 'exact') return match.code
  if (match.kind === 'unknown') return unknown(spot, name, match.nearest)
  if (match.kind === 'ambiguous')
    return faults.problem(name.column, 'ambiguousIndicator', {
      name: quoted(text),
      candidates: listed(reader, match.codes),
    })
  faults.warn(name.column, 'nameGuessed', {
    name: quoted(text),
    code: match.code,
    expected: cardName(reader, match.code),
  })
  return match.code
}

function unknown(
  { reader, faults }: Spot,
  { cell, column }: FieldCell,
  nearest: readonly string[],
): undefined {
  const found = listed(reader, nearest)
  return faults.problem(column, 'unknownIndicator', {
    name: quoted(cell.text),
    suggestions: found === '' ? '' : `,最接近的是 ${found}`,
    suggestionsEn: found === '' ? '' : `, the nearest is ${found}`,
  })
}

function listed(reader: Reader, codes: readonly string[]): string {
  return codes.map((code) => `${code}“${cardName(reader, code)}”`).join('、')
}

function cardName(reader: Reader, code: string): string {
  return reader.definitions.get(code)?.[0]?.name ?? code
}

/** The one indicator whose name stands in the titles of a table. */
export function indicatorInTitle(
  titles: readonly string[],
  definitions: Reader['definitions'],
): string | undefined {
  const words = titles.map(bareName).join(' ')
  const found = [...definitions].filter(([, cards]) =>
    cards.some(({ name }) => name.length >= 3 && words.includes(bareName(name))),
  )
  return found.length === 1 ? found[0]?.[0] : undefined
}
