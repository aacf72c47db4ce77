/** Rows of the six registers; their sums and counts at each quarter's end are the official values. */
import { addDays } from '../../../base/calendar.ts'
import type { Observation } from '../../../modules/observations/schema.ts'
import { type Random, seededRandom, seedFor } from '../seeded-random.ts'
import { contractsOf } from './contracts.ts'
import type { DemoEntry, OfficialPart } from './entry.ts'
import { pick, two } from './firms.ts'
import { type Quarter, quartersOf } from './quarters.ts'
import { startsOf } from './starts.ts'
import { holdersOf, known, type World } from './world.ts'

export function entriesOf(world: World, observations: readonly Observation[]): DemoEntry[] {
  const official = officialParts(observations)
  const random = (name: string) => seededRandom(seedFor(world.settings.seed, name))
  const quarters = quartersOf([2022, 2023, 2024, 2025])
  return [
    ...platformsOf(world, official, random('platforms')),
    ...incubatorsOf(world, official, random('incubators')),
    ...patentsOf(world, official, random('patents')),
    ...contractsOf({ world, official, random: random('contracts'), quarters }),
    ...farmlandOf(official, random('farmland')),
    ...startsOf({ official, random: random('starts'), quarters }),
  ]
}

function officialParts(observations: readonly Observation[]): OfficialPart {
  const values = new Map<string, Observation>()
  for (const each of observations)
    if (each.scope === 'whole') values.set(`${each.code} ${each.period}`, each)
  return (code, { id, to }, part = 'value') => {
    const keys = id.endsWith('Q4') ? [id, to.slice(0, 7), to.slice(0, 4)] : [id, to.slice(0, 7)]
    const found = keys.flatMap((key) => values.get(`${code} ${key}`) ?? [])[0]
    const text = found?.[part]
    return text === undefined || text === null ? undefined : Number(text)
  }
}

const before: Quarter = { id: '2021Q4', from: '2021-10-01', to: '2021-12-31', batches: ['12-08'] }
const all = [before, ...quartersOf([2022, 2023, 2024, 2025])]

/** How many more stand at each quarter's end than at the one before. */
function growth(official: OfficialPart, code: string, part?: 'numerator') {
  let stood = 0
  return all.map((quarter) => {
    const now = official(code, quarter, part) ?? stood
    const more = Math.max(0, Math.round(now) - stood)
    stood = Math.max(stood, Math.round(now))
    return { quarter, more }
  })
}

const plates = [
  { plate: '企业技术中心', level: '市级' },
  { plate: '重点实验室', level: '市级' },
  { plate: '工程技术研究中心', level: '市级' },
  { plate: '新型研发机构', level: '市级' },
  { plate: '博士后科研工作站', level: '国家级' },
]

/** One body in nine bears a second and a third plate: three platforms, one body. */
function platformsOf(world: World, official: OfficialPart, random: Random): DemoEntry[] {
  const hosts = [...holdersOf(world, 'hnte').keys()]
  let body = pick(hosts, random)
  return growth(official, 'I-17').flatMap(({ quarter, more }) =>
    Array.from({ length: more }, (_each, index) => {
      if (random(9) > 1) body = pick(hosts, random)
      const firm = world.firms[body]
      const { plate, level } = pick(plates, random)
      const onDate = addDays(quarter.from, random(85))
      return {
        register: 'platform' as const,
        key: `PT-${quarter.id}-${two(index + 1)}`,
        firm: body,
        holder: firm?.name ?? '',
        onDate,
        untilDate: null,
        facts: {
          name: `${firm?.name.replace(/(股份)?有限公司$/, '') ?? ''}${plate}`,
          plate,
          level,
          body: firm?.name ?? '',
          document: `澜科平台〔${onDate.slice(0, 4)}〕${1 + random(40)}号(演示)`,
        },
        recordedOn: known(addDays(onDate, 15)),
        corrects: undefined,
      }
    }),
  )
}

const houses = [
  { kind: '众创空间', level: '市级' },
  { kind: '科技企业孵化器', level: '市级' },
  { kind: '科技企业孵化器', level: '国家级' },
]

function incubatorsOf(world: World, official: OfficialPart, random: Random): DemoEntry[] {
  return growth(official, 'I-18').flatMap(({ quarter, more }) =>
    Array.from({ length: more }, (_each, index) => {
      const { kind, level } = pick(houses, random)
      const brand = `${pick(world.settings.brands.first, random)}${pick(world.settings.brands.second, random)}`
      const onDate = addDays(quarter.from, random(85))
      return {
        register: 'incubator' as const,
        key: `FH-${quarter.id}-${two(index + 1)}`,
        firm: undefined,
        holder: `江澜${brand}孵化管理有限公司`,
        onDate,
        untilDate: null,
        facts: {
          name: `江澜${brand}${kind}`,
          kind,
          level,
          document: `澜科孵化〔${onDate.slice(0, 4)}〕${1 + random(30)}号(演示)`,
        },
        recordedOn: known(addDays(onDate, 15)),
        corrects: undefined,
      }
    }),
  )
}

/** 有效发明专利; each protected for twenty years from the filing (专利法 42), two or three years before the grant. */
function patentsOf(world: World, official: OfficialPart, random: Random): DemoEntry[] {
  const owners = [...holdersOf(world, 'hnte').keys(), ...holdersOf(world, 'innovativeSme').keys()]
  return growth(official, 'I-19', 'numerator').flatMap(({ quarter, more }) =>
    Array.from({ length: more }, (_each, index) => {
      const firm = pick(owners, random)
      const onDate = addDays(quarter.from, random(85))
      const filed = addDays(onDate, -700 - random(400))
      const until = addDays(`${Number(filed.slice(0, 4)) + 20}${filed.slice(4, 7)}-01`, random(27))
      return {
        register: 'intellectualProperty' as const,
        key: `ZL${quarter.id}${String(index + 1).padStart(4, '0')}`,
        firm,
        holder: world.firms[firm]?.name ?? '',
        onDate,
        untilDate: until,
        facts: {
          kind: '发明专利',
          class: 'Ⅰ',
          name: `一种${pick(world.settings.trades, random).word}用装置及方法`,
        },
        recordedOn: known(addDays(quarter.to, 6)),
        corrects: undefined,
      }
    }),
  )
}

/** 亩; a parcel lies in two works now and then and is counted once (GT-28). */
function farmlandOf(official: OfficialPart, random: Random): DemoEntry[] {
  const WAN_MU = 10_000
  let stood = 0
  const parcels = all.flatMap((quarter) => {
    const now = Math.round((official('I-07', quarter) ?? stood / WAN_MU) * WAN_MU)
    const areas = split(Math.max(0, now - stood), random)
    stood = Math.max(stood, now)
    return areas.map((area, index) => parcelOf(quarter, index, area))
  })
  return [...parcels, ...overlap(parcels)]
}

function parcelOf(quarter: Quarter, index: number, area: number): DemoEntry {
  return {
    register: 'farmland',
    key: `NT-${quarter.id}-${two(index + 1)}`,
    firm: undefined,
    holder: '区农业农村委',
    onDate: addDays(quarter.from, 60),
    untilDate: null,
    facts: {
      work: `${quarter.id}高标准农田项目`,
      kind: index % 3 === 0 ? '宜机化改造' : '高标准农田',
      parcel: `TB${quarter.id}${two(index + 1)}`,
      area: String(area),
    },
    recordedOn: known(addDays(quarter.to, 8)),
    corrects: undefined,
  }
}

/** A later work over two parcels that stand in the register already. */
function overlap(parcels: readonly DemoEntry[]): DemoEntry[] {
  return parcels
    .filter(({ onDate }) => onDate.startsWith('2024-11'))
    .slice(0, 2)
    .map((parcel, index) => ({
      ...parcel,
      key: `NT-2025TS-${two(index + 1)}`,
      onDate: '2025-06-18',
      facts: { ...parcel.facts, work: '2025年宜机化提升项目', kind: '宜机化改造' },
      recordedOn: '2025-07-09',
    }))
}

/** Parcels of 60 to 160 亩. */
function split(total: number, random: Random): number[] {
  const parts: number[] = []
  for (let left = total; left > 0; ) {
    const part = Math.min(left, 60 + random(101))
    parts.push(part)
    left -= part
  }
  return parts
}
