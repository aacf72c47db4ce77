import { decimal } from '../../base/decimal.ts'
import { inUnit } from '../imports/units.ts'

/** A number that needs no reading. */
export const plainDigits = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/

/** ㎡ and 平方米 are one unit; a count's own word (户, 项, 家) never matters. */
export function inKeptUnit(value: string, from: string, kept: string): string | undefined {
  const places = placesBetween(from, kept)
  if (places === 0) return value
  if (places !== undefined && plainDigits.test(value)) return shifted(value, places)
  const answer = inUnit(decimal(value), sameArea(from), sameArea(kept))
  return answer.kind === 'value' ? answer.value : undefined
}

const between = new Map<string, Map<string, number | undefined>>()

/** How many places the point moves from one unit to the other; undefined where that is not all. */
function placesBetween(from: string, kept: string): number | undefined {
  const known = between.get(from)
  if (known?.has(kept) === true) return known.get(kept)
  const [source, target] = [sameArea(from), sameArea(kept)]
  const isCount = (unit: string) => /^[人项家个件户名次年分位]$/.test(unit)
  const isSame = source === target || kept === '' || (isCount(target) && isCount(source))
  const places = isSame ? 0 : shifts[`${source}>${target}`]
  // Units come from cells as well: their number is bounded.
  if (between.size < 1000) between.set(from, (known ?? new Map()).set(kept, places))
  return places
}

const shifts: Readonly<Record<string, number>> = {
  '万元>元': 4,
  '亿元>元': 8,
  '千元>元': 3,
  '百万元>元': 6,
}

/** A power of ten only moves the point: '52.30' by four places is '523000'. */
function shifted(value: string, places: number): string {
  const point = value.indexOf('.')
  if (point === -1) return value === '0' || value === '-0' ? value : value + '0'.repeat(places)
  const fraction = value.length - point - 1
  const before = value.slice(0, point) + value.slice(point + 1, point + 1 + places)
  if (fraction <= places) return withoutLead(before + '0'.repeat(places - fraction))
  const after = value.slice(point + 1 + places).replace(/0+$/, '')
  return withoutLead(before) + (after === '' ? '' : `.${after}`)
}

const MINUS = 45
const ZERO = 48

/** '0052' → '52', '-00' → '-0'; most numbers have nothing to drop. */
function withoutLead(digits: string): string {
  const first = digits.charCodeAt(0) === MINUS ? 1 : 0
  return digits.charCodeAt(first) === ZERO ? digits.replace(/^(-?)0+(?=\d)/, '$1') : digits
}

function sameArea(unit: string): string {
  return unit
    .replace(/^(m2|m²|㎡|平米|平方公尺)$/, '平方米')
    .replace(/^万(m2|m²|㎡|平米)$/, '万平方米')
}
