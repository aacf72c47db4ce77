import type { AreaScope } from '../../base/area.ts'
import { scopeLabels } from '../../base/area.ts'
import type { Label } from '../../base/label.ts'
import { type ObservationState, observationStateLabels } from '../observations/schema.ts'
import { plain } from './written.ts'

/** The district and the towns, streets and parks whose values it knows. */
export type Places = {
  district: string
  /** Name → the scope its values have. */
  known: ReadonlyMap<string, AreaScope>
}

export function placesOf(
  district: string,
  areas: readonly { area: string; scope: AreaScope }[],
): Places {
  const known = new Map<string, AreaScope>()
  for (const { area, scope } of areas) if (area !== district) known.set(area, scope)
  return { district, known }
}

const wholeWords = /^(全区|全域|本区|我区|区本级|区级|全区合计|合计|全区总计)$/
const townName = /^[\u3400-\u9fff]{1,8}(镇|乡|街道|街)$/
const parkName = /^[\u3400-\u9fff]{1,12}(园区|开发区|高新区|产业园|科技园|集聚区)$/

/** Whether a text can only be a place: a known one, or one that ends like a town, street or park. */
export function isPlace(text: string, places: Places): boolean {
  const name = plain(text)
  return (
    places.known.has(name) || name === places.district || townName.test(name) || parkName.test(name)
  )
}

export type SettledArea =
  | { kind: 'known' | 'new'; area: string; scope: AreaScope | undefined }
  | { kind: 'unknown'; nearest: string | undefined }

/** The place a cell names; `new` is one never seen that at least looks like a place and is no slip of a known one. */
export function settledArea(text: string, places: Places): SettledArea {
  const name = plain(text)
  if (name === places.district || wholeWords.test(name))
    return { kind: 'known', area: places.district, scope: undefined }
  const scope = places.known.get(name)
  if (scope !== undefined) return { kind: 'known', area: name, scope }
  const names = [...places.known.keys(), places.district]
  const nearest =
    names.find((each) => oneSignApart(each, name)) ?? names.find((each) => sameStem(each, name))
  if (nearest !== undefined) return { kind: 'unknown', nearest }
  if (townName.test(name)) return { kind: 'new', area: name, scope: 'town' }
  if (parkName.test(name)) return { kind: 'new', area: name, scope: 'park' }
  return { kind: 'unknown', nearest: undefined }
}

function oneSignApart(a: string, b: string): boolean {
  return a.length === b.length && [...a].filter((sign, index) => sign !== b[index]).length === 1
}

/** 陶溪 and 陶溪街道 for 陶溪镇. */
function sameStem(a: string, b: string): boolean {
  return a.length !== b.length && a.length > 2 && b.length > 1 && a.slice(0, 2) === b.slice(0, 2)
}

const scopeWords: Readonly<Record<string, AreaScope>> = {
  全区: 'whole',
  全域: 'whole',
  区域: 'whole',
  全口径: 'whole',
  直管: 'direct',
  直管区域: 'direct',
  街镇: 'town',
  镇: 'town',
  街道: 'town',
  未说明: 'unstated',
  不详: 'unstated',
}

const stateWords: Readonly<Record<string, ObservationState>> = {
  未注明: 'unstated',
  预估: 'estimated',
  估计: 'estimated',
  预测: 'estimated',
  预计数: 'estimated',
  快报数: 'flash',
  初步数: 'provisional',
  初步核算: 'provisional',
  初步核实: 'provisional',
  修订数: 'revised',
  修正: 'revised',
  最终数: 'final',
  最终核实: 'final',
  正式: 'final',
  年报: 'final',
  年报数: 'final',
}

const scopes = dictionary(scopeLabels, scopeWords)
const states = dictionary(observationStateLabels, stateWords)

export function writtenScope(text: string): AreaScope | undefined {
  return scopes.get(plain(text).toLowerCase())
}

export function writtenState(text: string): ObservationState | undefined {
  return states.get(plain(text).replace(/[()]/g, '').toLowerCase())
}

/** Labels in both languages, keys, and other words for the same. */
function dictionary<Key extends string>(
  labels: Readonly<Record<Key, Label>>,
  others: Readonly<Record<string, Key>>,
): Map<string, Key> {
  const words = new Map(Object.entries(others))
  for (const key of Object.keys(labels) as Key[])
    for (const word of [key, labels[key].zh, labels[key].en])
      words.set(plain(word).toLowerCase(), key)
  return words
}
