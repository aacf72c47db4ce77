/** What a register says on a day: its counts, each with the rows behind it. */
import { type Decimal, decimal, exact } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import type { RegisterEntry, RegisterName } from './schema.ts'

/** One count or sum of a register; `rows` are the entries that it is made of. */
export type Sum = {
  key: string
  title: Label
  /** Null where nothing can be said: a ratio of nothing. */
  value: Decimal | null
  unit: string
  rows: readonly string[]
}

/** Entries that count on a day: begun, and not ended before it. */
export function standing(entries: readonly RegisterEntry[], on: string): RegisterEntry[] {
  return entries.filter(
    ({ onDate, untilDate }) => onDate <= on && (untilDate === null || untilDate >= on),
  )
}

/** Entries of the day's year up to the day. */
export function yearToDate(entries: readonly RegisterEntry[], on: string): RegisterEntry[] {
  return entries.filter(({ onDate }) => onDate <= on && onDate.slice(0, 4) === on.slice(0, 4))
}

const sumsOf: Record<RegisterName, (entries: readonly RegisterEntry[], on: string) => Sum[]> = {
  platform: platformSums,
  incubator: (entries, on) => {
    const standingOnes = standing(entries, on)
    return [
      counted('incubators', words.incubators, standingOnes, '个'),
      ...by(standingOnes, 'kind', '个'),
    ]
  },
  intellectualProperty: (entries, on) => {
    const valid = standing(entries, on)
    return [
      counted('inventions', words.inventions, validInventions(entries, on), '件'),
      ...by(valid, 'kind', '件'),
      ...by(valid, 'class', '件'),
    ]
  },
  technologyContract: contractSums,
  farmland: farmlandSums,
  buildingStart: buildingSums,
}

export function sumsOn(
  register: RegisterName,
  entries: readonly RegisterEntry[],
  on: string,
): Sum[] {
  return sumsOf[register](entries, on)
}

/** 有效发明专利: granted and its term not over. */
export function validInventions(entries: readonly RegisterEntry[], on: string): RegisterEntry[] {
  return standing(entries, on).filter(({ facts }) => facts['kind'] === '发明专利')
}

function platformSums(entries: readonly RegisterEntry[], on: string): Sum[] {
  const plates = standing(entries, on)
  const bodies = firstOfEach(plates, bodyOf)
  return [
    counted('plates', words.plates, plates, '个'),
    counted('bodies', words.bodies, bodies, '个'),
    ...by(plates, 'level', '个'),
    ...by(plates, 'plate', '个'),
  ]
}

/** The body behind a plate; without a name of its own it is the holder. */
export function bodyOf({ facts, holder }: RegisterEntry): string {
  return facts['body'] || holder
}

/** One entry for each key, the first that stood. */
export function firstOfEach(
  entries: readonly RegisterEntry[],
  key: (entry: RegisterEntry) => string,
): RegisterEntry[] {
  const first = new Map<string, RegisterEntry>()
  for (const entry of entries.toSorted((a, b) => (a.onDate < b.onDate ? -1 : 1)))
    if (!first.has(key(entry))) first.set(key(entry), entry)
  return [...first.values()]
}

function contractSums(entries: readonly RegisterEntry[], on: string): Sum[] {
  const year = yearToDate(entries, on)
  const month = year.filter(({ onDate }) => onDate.slice(0, 7) === on.slice(0, 7))
  const side = (of: readonly RegisterEntry[], wanted: string) =>
    of.filter(({ facts }) => facts['side'] === wanted)
  return [
    summed('year', words.contractYear, year, 'amount'),
    summed('yearOut', words.contractOut, side(year, '输出'), 'amount'),
    summed('yearIn', words.contractIn, side(year, '吸纳'), 'amount'),
    summed('month', words.contractMonth, month, 'amount'),
    counted('contracts', words.contracts, year, '项'),
    ...groups(year, 'kind').map(([kind, rows]) =>
      summed(`kind-${kind}`, label(kind, kind), rows, 'amount'),
    ),
  ]
}

function farmlandSums(entries: readonly RegisterEntry[], on: string): Sum[] {
  const works = standing(entries, on)
  const { union, shared } = unionOfWorks(works)
  const kinds = groups(works, 'kind')
  return [
    summed('union', words.farmUnion, union, 'area', '亩'),
    summed('works', words.farmWorks, works, 'area', '亩'),
    counted('shared', words.farmShared, shared, '块'),
    ...kinds.map(([kind, rows]) =>
      summed(`kind-${kind}`, label(kind, kind), unionOfWorks(rows).union, 'area', '亩'),
    ),
  ]
}

/**
 * A parcel that two works share is counted once (GT-28), by its largest recorded area. `differing` are
 * parcels that two works give unlike areas: one of them is wrong.
 */
export function unionOfWorks(works: readonly RegisterEntry[]): {
  union: RegisterEntry[]
  shared: RegisterEntry[]
  differing: RegisterEntry[]
} {
  const parcels = new Map<string, RegisterEntry[]>()
  for (const entry of works) {
    const parcel = entry.facts['parcel'] || entry.key
    parcels.set(parcel, [...(parcels.get(parcel) ?? []), entry])
  }
  const several = [...parcels.values()].filter((each) => each.length > 1)
  return {
    union: [...parcels.values()].flatMap(largest),
    shared: several.flatMap(largest),
    differing: several.filter((each) => areas(each).size > 1).flatMap(largest),
  }
}

function areas(entries: readonly RegisterEntry[]): Set<string> {
  return new Set(entries.map(({ facts }) => exact(facts['area'] ?? '0').toFixed()))
}

function largest(entries: readonly RegisterEntry[]): RegisterEntry[] {
  const area = (entry: RegisterEntry) => exact(entry.facts['area'] ?? '0')
  return entries.toSorted((a, b) => area(b).comparedTo(area(a))).slice(0, 1)
}

function buildingSums(entries: readonly RegisterEntry[], on: string): Sum[] {
  const year = yearToDate(entries, on)
  const started = summed('started', words.started, year, 'area', '㎡')
  const prefabricated = summed('prefabricated', words.prefabricated, year, 'prefabricated', '㎡')
  return [
    started,
    prefabricated,
    {
      key: 'share',
      title: words.prefabricatedShare,
      value: share(prefabricated.value, started.value),
      unit: '%',
      rows: year.map(({ id }) => id),
    },
  ]
}

/** Pooled: the sums are divided, ratios are never averaged (GT-17). */
export function share(part: Decimal | null, whole: Decimal | null): Decimal | null {
  if (part === null || whole === null || exact(whole).isZero()) return null
  return decimal(exact(part).times(100).div(exact(whole)))
}

function counted(key: string, title: Label, rows: readonly RegisterEntry[], unit: string): Sum {
  return { key, title, value: decimal(rows.length), unit, rows: rows.map(({ id }) => id) }
}

export function sumOf(rows: readonly RegisterEntry[], fact: string): Decimal {
  return decimal(rows.reduce((sum, { facts }) => sum.plus(facts[fact] ?? '0'), exact(0)))
}

function summed(
  key: string,
  title: Label,
  rows: readonly RegisterEntry[],
  fact: string,
  unit = '元',
): Sum {
  return { key, title, value: sumOf(rows, fact), unit, rows: rows.map(({ id }) => id) }
}

function by(rows: readonly RegisterEntry[], fact: string, unit: string): Sum[] {
  return groups(rows, fact).map(([name, of]) =>
    counted(`${fact}-${name}`, nameOf(fact, name), of, unit),
  )
}

/** A class of intellectual property is a numeral; alone it would say nothing. */
function nameOf(fact: string, name: string): Label {
  return fact === 'class' && /^[Ⅰ-ⅫIVX]+$/u.test(name)
    ? label(`${name}类`, `class ${name}`)
    : label(name, name)
}

function groups(rows: readonly RegisterEntry[], fact: string): [string, RegisterEntry[]][] {
  const found = new Map<string, RegisterEntry[]>()
  for (const row of rows) {
    const name = row.facts[fact] ?? ''
    if (name !== '') found.set(name, [...(found.get(name) ?? []), row])
  }
  return [...found].toSorted(([a], [b]) => a.localeCompare(b, 'zh-Hans-CN'))
}

const words = {
  plates: label('平台(按牌子)', 'platforms, by plate'),
  bodies: label('机构(一套人马多块牌子计一个)', 'bodies, several plates once'),
  incubators: label('孵化平台', 'incubators'),
  inventions: label('有效发明专利', 'valid invention patents'),
  contractYear: label('年初累计成交额', 'transaction value, year to date'),
  contractOut: label('其中输出', 'of which sold'),
  contractIn: label('其中吸纳', 'of which bought'),
  contractMonth: label('当月成交额', 'transaction value of the month'),
  contracts: label('年初累计合同', 'contracts, year to date'),
  farmUnion: label('建设面积(重叠地块计一次)', 'area, shared parcels once'),
  farmWorks: label('各项目面积之和', 'sum over the works'),
  farmShared: label('重叠地块', 'shared parcels'),
  started: label('年初累计新开工面积', 'area started, year to date'),
  prefabricated: label('年初累计装配式面积', 'prefabricated area, year to date'),
  prefabricatedShare: label('装配式占比(两项面积汇总后相除)', 'prefabricated share, areas pooled'),
}
