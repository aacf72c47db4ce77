/** The rule of the worked programme in the words of other engines; thresholds by cross-multiplication. */

type Rung = readonly [numFactor: number, denFactor: number, points: number]
type Band = { readonly num: string; readonly den: string | null; readonly rungs: readonly Rung[] }

/** `den` null: the number itself against the second factor. Highest rung first. */
const bands = {
  staff: {
    ...{ num: 'staff_tech', den: 'staff_total' },
    rungs: [
      [10, 3, 20],
      [4, 1, 16],
      [5, 1, 12],
      [20, 3, 8],
      [10, 1, 4],
    ],
  },
  sales: {
    ...{ num: 'rd', den: 'revenue' },
    rungs: [
      [50, 3, 50],
      [20, 1, 40],
      [25, 1, 30],
      [100, 3, 20],
      [50, 1, 10],
    ],
  },
  cost: {
    ...{ num: 'rd', den: 'cost' },
    rungs: [
      [10, 3, 50],
      [4, 1, 40],
      [5, 1, 30],
      [20, 3, 20],
      [10, 1, 10],
    ],
  },
  first: { num: 'ip1', den: null, rungs: [[1, 1, 30]] },
  second: {
    num: 'ip2',
    den: null,
    rungs: [
      [1, 4, 24],
      [1, 3, 18],
      [1, 2, 12],
      [1, 1, 6],
    ],
  },
} as const satisfies Record<string, Band>
type Name = keyof typeof bands

const limits = { staff_total: 500, revenue: 20_000_000_000, assets: 20_000_000_000 } as const
const barred = ['neg_ind', 'incident', 'dishonest'] as const
const direct = ['dp_hnte', 'dp_award', 'dp_lab', 'dp_std'] as const
export const truths: readonly string[] = ['registered', ...barred, ...direct]

/** As texts of a language with `>=`, `*` and a choice. */
export function bandTexts({
  choose,
  words,
}: {
  choose: (test: string, yes: string, no: string) => string
  /** Whether it says `and`, or `&&`. */
  words: boolean
}) {
  const textOf = ({ num, den, rungs }: Band): string => {
    const ladder = rungs.reduceRight(
      (rest, [n, d, points]) =>
        choose(
          den === null ? `${num} >= ${d}` : `${num} * ${n} >= ${den} * ${d}`,
          `${points}`,
          rest,
        ),
      '0',
    )
    return den === null ? ladder : choose(`${den} > 0`, ladder, '0')
  }
  const written = Object.entries(bands).map(([name, band]) => [name, textOf(band)])
  const [and, or] = words ? [' and ', ' or '] : [' && ', ' || ']
  const not = (name: string) => (words ? `not(${name})` : `!${name}`)
  const met = (score: string, staff: string) =>
    [
      'registered',
      ...Object.entries(limits).map(([name, most]) => `${name} <= ${most}`),
      ...barred.map(not),
      `(${[...direct, `(${score} >= 60${and}${staff} > 0)`].join(or)})`,
    ].join(and)
  return { bands: Object.fromEntries(written) as Record<Name, string>, met }
}

const read = (name: string) => ({ var: name })

function logicOf({ num, den, rungs }: Band): unknown {
  const ladder = rungs.flatMap(([n, d, points]) => [
    {
      '>=': den === null ? [read(num), d] : [{ '*': [read(num), n] }, { '*': [read(den), d] }],
    },
    points,
  ])
  const whole = { if: [...ladder, 0] }
  return den === null ? whole : { if: [{ '>': [read(den), 0] }, whole, 0] }
}

/** JSON logic: the score, the points for staff, and the verdict from both. */
export const logicRule = {
  staff: logicOf(bands.staff),
  points: {
    '+': [
      logicOf(bands.staff),
      { max: [logicOf(bands.sales), logicOf(bands.cost)] },
      { max: [logicOf(bands.first), logicOf(bands.second)] },
    ],
  },
  met: {
    and: [
      read('registered'),
      ...Object.entries(limits).map(([name, most]) => ({ '<=': [read(name), most] })),
      ...barred.map((name) => ({ '!': read(name) })),
      {
        or: [
          ...direct.map(read),
          { and: [{ '>=': [read('score'), 60] }, { '>': [read('staffPoints'), 0] }] },
        ],
      },
    ],
  },
}

/** A rule for each rung, and one each for the basic conditions and the direct path. */
export function rulesOf() {
  const products = new Map<string, readonly [name: string, factor: number]>()
  const product = (name: string, factor: number): string => {
    if (factor === 1) return name
    products.set(`${name}_${factor}`, [name, factor])
    return `${name}_${factor}`
  }
  const rungs = Object.entries(bands).flatMap(([type, band]: [string, Band]) =>
    band.rungs.map(([n, d, points]) => ({
      conditions: { all: conditionsOf(band, [n, d], product) },
      event: { type, params: { points } },
    })),
  )
  const is = (fact: string, value: boolean) => ({ fact, operator: 'equal', value })
  const basic = [
    is('registered', true),
    ...Object.entries(limits).map(([fact, value]) => ({
      fact,
      operator: 'lessThanInclusive',
      value,
    })),
    ...barred.map((fact) => is(fact, false)),
  ]
  const params = { points: 0 }
  const rules = [
    ...rungs,
    { conditions: { all: basic }, event: { type: 'basic', params } },
    {
      conditions: { any: direct.map((fact) => is(fact, true)) },
      event: { type: 'direct', params },
    },
  ]
  return { rules, products }
}

function conditionsOf(
  { num, den }: Band,
  [n, d]: readonly [number, number],
  product: (name: string, factor: number) => string,
): object[] {
  const operator = 'greaterThanInclusive'
  if (den === null) return [{ fact: num, operator, value: d }]
  return [
    { fact: den, operator: 'greaterThan', value: 0 },
    { fact: product(num, n), operator, value: { fact: product(den, d) } },
  ]
}
