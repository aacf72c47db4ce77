/** 技术合同: each quarter's contracts add up to the yuan to what the district reported for it. */
import { addDays } from '../../../base/calendar.ts'
import type { Random } from '../seeded-random.ts'
import type { DemoEntry, OfficialPart } from './entry.ts'
import { pick, two } from './firms.ts'
import type { Quarter } from './quarters.ts'
import { holdersOf, known, type World } from './world.ts'

const kinds = ['技术开发', '技术转让', '技术许可', '技术咨询', '技术服务']
/** 亿元 to 万元; amounts are whole 万元. */
const WAN_IN_YI = 10_000
const EACH_QUARTER = 90

type Asked = {
  world: World
  official: OfficialPart
  random: Random
  quarters: readonly Quarter[]
}

export function contractsOf(asked: Asked): DemoEntry[] {
  const hosts = [...holdersOf(asked.world, 'techEnterprise').keys()]
  let reported = 0
  return asked.quarters.flatMap((quarter) => {
    if (quarter.id.endsWith('Q1')) reported = 0
    const now = Math.round((asked.official('I-02', quarter) ?? 0) * WAN_IN_YI)
    const sum = now - reported
    reported = now
    const rows = amounts(sum, asked.random).map((wan, index) =>
      contractOf({ ...asked, quarter, hosts }, index, wan),
    )
    return quarter.id === '2025Q1' ? [...rows, ...cancelled(asked, quarter, hosts)] : rows
  })
}

type One = Asked & { quarter: Quarter; hosts: readonly number[] }

function contractOf({ world, random, quarter, hosts }: One, index: number, wan: number): DemoEntry {
  const firm = pick(hosts, random)
  const onDate = addDays(quarter.from, random(89))
  const yuan = `${wan}0000`
  return {
    register: 'technologyContract',
    key: `JS${quarter.id}${String(index + 1).padStart(3, '0')}`,
    firm,
    holder: world.firms[firm]?.name ?? '',
    onDate,
    untilDate: null,
    facts: {
      kind: pick(kinds, random),
      side: random(5) === 0 ? '吸纳' : '输出',
      amount: yuan,
      technologyAmount: yuan,
      month: onDate.slice(0, 7),
    },
    recordedOn: known(addDays(quarter.to, 9)),
    corrects: undefined,
  }
}

/** Two contracts of 0.60亿元 were reported in April and struck off in August (the district's own correction). */
function cancelled(asked: Asked, quarter: Quarter, hosts: readonly number[]): DemoEntry[] {
  return [3_600, 2_400].flatMap((wan, index) => {
    const reported = contractOf({ ...asked, quarter, hosts }, EACH_QUARTER + 30 + index, wan)
    const row = { ...reported, onDate: `2025-03-${two(10 + index)}`, recordedOn: '2025-04-15' }
    const facts = { ...row.facts, month: '2025-03' }
    return [
      { ...row, facts },
      {
        ...row,
        facts: { ...facts, amount: '0', technologyAmount: '0' },
        recordedOn: '2025-08-20',
        corrects: '合同撤销登记,成交额核减为零',
      },
    ]
  })
}

/** Whole parts that add up: most contracts small, a few large. */
function amounts(sum: number, random: Random): number[] {
  const weights = Array.from({ length: EACH_QUARTER }, () => 1 + random(20) * random(20))
  const whole = weights.reduce((total, weight) => total + weight, 0)
  const parts = weights.map((weight) => Math.floor((sum * weight) / whole))
  const left = sum - parts.reduce((total, part) => total + part, 0)
  return parts.map((part, index) => (index === 0 ? part + left : part))
}
