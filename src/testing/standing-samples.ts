import { Decimal } from '../base/decimal.ts'
import { Period } from '../base/period.ts'
import type { CurvePoint, Definition, YearlyTarget } from '../modules/indicators/schema.ts'
import { defaultPreset } from '../modules/standings/presets.ts'
import type { StandingInput } from '../modules/standings/standing-input.ts'
import type { Known } from '../modules/standings/values.ts'

/** Invented cards of the fictional district; each test says only what it is about. */
export function card(changes: Partial<Definition> = {}): Definition {
  return {
    code: 'I-02',
    version: 1,
    name: '技术交易额',
    nameEn: 'Technology transactions',
    meaning: '登记的技术合同成交额',
    unit: '亿元',
    decimals: 2,
    type: 'yearlyFlow',
    direction: 'up',
    scope: 'whole',
    release: { frequency: 'month', lagDays: 20, exemptMonths: [], note: '' },
    sourceBody: '区科技局',
    leadBody: '区科技局',
    appraisal: null,
    public: null,
    effectiveFrom: '2022-01-01',
    comparability: 'first',
    basis: { confidence: 'demonstration' },
    open: [],
    ...changes,
  }
}

/** `quarters`: what the curve asks at the end of each quarter, basis points. */
export function yearTarget(
  changes: Partial<Omit<YearlyTarget, 'value' | 'curve'>> & {
    value: string
    curve?: CurvePoint[] | null
  },
): YearlyTarget {
  const {
    value,
    year = 2025,
    curve = quarters(year, [2500, 5000, 7500, 10_000]),
    ...rest
  } = changes
  return {
    code: 'I-02',
    year,
    version: 1,
    operator: '>',
    unit: '亿元',
    reason: '',
    source: { confidence: 'demonstration' },
    ...rest,
    value: Decimal.parse(value),
    curve,
  }
}

export function quarters(year: number, points: readonly number[]): CurvePoint[] {
  return points.map((basisPoints, index) => ({
    period: Period.parse(`${year}Q${index + 1}`),
    basisPoints,
  }))
}

/** One value that counts, reported for '2025Q3', '2025-09' or '2025'. */
export function value(period: string, amount: string, changes: Partial<Known> = {}): Known {
  return {
    id: `${period}/${amount}`,
    definitionVersion: 1,
    period: Period.parse(period),
    value: Decimal.parse(amount),
    numerator: null,
    denominator: null,
    unit: '亿元',
    state: 'provisional',
    recordedAt: '2025-10-14T10:00:00.000Z',
    approval: null,
    ...changes,
  }
}

export function asked(
  changes: Partial<Omit<StandingInput, 'period'>> & { period?: string },
): StandingInput {
  const { period = '2025Q3', ...rest } = changes
  return {
    code: 'I-02',
    asOf: '2025-10-14T10:00:00.000Z',
    definition: card(),
    breaks: [],
    target: yearTarget({ value: '80' }),
    planTarget: null,
    elsewhere: null,
    term: { from: '2022', to: '2025' },
    preset: defaultPreset,
    observations: [],
    cityMean: null,
    withheld: null,
    ...rest,
    period: Period.parse(period),
  }
}
