/** 新开工建筑: projects whose areas add up to both parts of the official ratio. */
import { addDays } from '../../../base/calendar.ts'
import type { Random } from '../seeded-random.ts'
import type { DemoEntry, OfficialPart } from './entry.ts'
import { two } from './firms.ts'
import type { Quarter } from './quarters.ts'
import { known } from './world.ts'

/** 万㎡ to ㎡. */
const WAN = 10_000
const PROJECTS = 14

type Asked = { official: OfficialPart; random: Random; quarters: readonly Quarter[] }

export function startsOf({ official, random, quarters }: Asked): DemoEntry[] {
  const reported = { area: 0, prefabricated: 0 }
  return quarters.flatMap((quarter) => {
    if (quarter.id.endsWith('Q1')) Object.assign(reported, { area: 0, prefabricated: 0 })
    const area = Math.round((official('I-05', quarter, 'denominator') ?? 0) * WAN)
    const prefabricated = Math.round((official('I-05', quarter, 'numerator') ?? 0) * WAN)
    const rows = projects(quarter, random, {
      area: area - reported.area,
      prefabricated: prefabricated - reported.prefabricated,
    })
    Object.assign(reported, { area, prefabricated })
    return rows
  })
}

/** Parts of a whole by weights; the first takes what rounding leaves. */
function parts(sum: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0)
  const cut = weights.map((weight) => Math.floor((sum * weight) / whole))
  const left = sum - cut.reduce((total, part) => total + part, 0)
  return cut.map((part, index) => (index === 0 ? part + left : part))
}

function projects(
  quarter: Quarter,
  random: Random,
  sums: { area: number; prefabricated: number },
): DemoEntry[] {
  const weights = Array.from({ length: PROJECTS }, () => 10 + random(60))
  const areas = parts(sums.area, weights)
  const prefabricated = parts(sums.prefabricated, weights)
  return areas.map((area, index) => {
    const onDate = addDays(quarter.from, random(89))
    return {
      register: 'buildingStart' as const,
      key: `KG${quarter.id}${two(index + 1)}`,
      firm: undefined,
      holder: `江澜建设单位${two(1 + random(30))}`,
      onDate,
      untilDate: null,
      facts: {
        project: `${quarter.id}新开工项目${two(index + 1)}`,
        area: String(area),
        prefabricated: String(prefabricated[index] ?? 0),
        place: '',
      },
      // The second half of the told quarter was handed in after the value had been sent back.
      recordedOn:
        quarter.id === '2025Q3' && index >= PROJECTS / 2
          ? '2025-10-13'
          : known(addDays(quarter.to, 9)),
      corrects: undefined,
    }
  })
}
