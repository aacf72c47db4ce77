/** The papers of each firm: its own report every spring, the yearly report of title holders, and survey forms. */

import type { Purpose, SourceClass } from '../../../base/recorded.ts'
import type { Source } from '../../../base/source.ts'
import { seededRandom, seedFor } from '../seeded-random.ts'
import { type FigureAsked, standingFigures, yearlyFigures } from './figures.ts'
import { known, type World } from './world.ts'

export type DemoFiling = {
  readonly firm: number
  readonly year: number
  readonly sourceClass: SourceClass
  readonly purpose: Purpose
  readonly figures: Record<string, string>
  readonly source: Source
  readonly recordedOn: string
  /** The filing of this list that it corrects, and why. */
  readonly corrects: { at: number; reason: string } | undefined
}

const YEARS = [2020, 2021, 2022, 2023, 2024]
const LAST = 2024
const RESEARCH = '研发费用'

export function filingsOf(world: World): DemoFiling[] {
  const titles = firstTitled(world)
  const toldShort = new Set([...world.kept].slice(0, world.settings.told180.atRisk))
  const made: DemoFiling[] = []
  world.firms.forEach((firm, index) => {
    const told = world.kept.has(index)
      ? toldShort.has(index)
        ? 'shortOfResearch'
        : 'sound'
      : undefined
    const since = arrivedIn(world, index)
    for (const year of YEARS) {
      if (Number(firm.founded.slice(0, 4)) > year || year < since) continue
      const asked = {
        firm,
        seed: world.settings.seed,
        year,
        titled: titles.has(index),
        told,
      } as const
      made.push(...papersOf(asked, index, made.length))
    }
  })
  return made
}

function papersOf(asked: FigureAsked, firm: number, at: number): DemoFiling[] {
  const { year, titled } = asked
  const figures = {
    ...yearlyFigures(asked),
    ...(year === LAST && (titled || asked.firm.quality >= 5_500) ? standingFigures(asked) : {}),
  }
  const random = seededRandom(seedFor(asked.seed, `${asked.firm.code} ${year} papers`))
  // One in thirty reports late: after the summer instead of by the end of May.
  const late = random(30) === 0
  const own: DemoFiling = {
    firm,
    year,
    sourceClass: 'selfReported',
    purpose: 'service',
    figures,
    source: paper(`${year}年度企业发展情况表(演示)`),
    recordedOn: known(`${year + 1}-${late ? '09-18' : '05-28'}`),
    corrects: undefined,
  }
  const slip = random(110) === 0 && figures[RESEARCH] !== undefined
  return [
    slip ? { ...own, figures: slipped(figures) } : own,
    ...(slip ? [corrected(own, at, year)] : []),
    ...(asked.firm.aboveSize && year >= 2022 ? [survey(own, figures)] : []),
  ]
}

/** 万元 written where 元 was asked. */
function slipped(figures: Record<string, string>): Record<string, string> {
  return { ...figures, [RESEARCH]: (figures[RESEARCH] ?? '').replace(/0000$/, '') }
}

function corrected(own: DemoFiling, at: number, year: number): DemoFiling {
  return {
    ...own,
    recordedOn: known(`${year + 1}-10-09`),
    corrects: { at, reason: '研发费用误按万元填报,现按元更正' },
  }
}

/** 统计调查: kept apart by law, never used for a firm's own affairs (统计法 28). */
function survey(own: DemoFiling, figures: Record<string, string>): DemoFiling {
  return {
    ...own,
    sourceClass: 'survey',
    purpose: 'statistics',
    figures: { [RESEARCH]: figures[RESEARCH] ?? '0', 研发人员数: figures['研发人员数'] ?? '0' },
    source: paper(`${own.year}年规模以上企业研发活动统计调查(演示)`),
    recordedOn: known(`${own.year + 1}-09-26`),
    corrects: undefined,
  }
}

function paper(document: string): Source {
  return { document, confidence: 'demonstration' }
}

function firstTitled({ certificates }: World): Set<number> {
  const asks = new Set(['hnte', 'innovativeSme', 'specialisedSme', 'littleGiant'])
  return new Set(certificates.filter(({ title }) => asks.has(title)).map(({ firm }) => firm))
}

function arrivedIn({ moves }: World, firm: number): number {
  const arrival = moves.find((move) => move.firm === firm && move.presence === 'movedIn')
  return arrival === undefined ? 0 : Number(arrival.on.slice(0, 4)) - 2
}
