/** How each of these indicators is counted from the registers. */
import { type Decimal, decimal, exact } from '../../base/decimal.ts'
import { type Label, label } from '../../base/label.ts'
import { isOfCityOrAbove } from '../registers/fact-words.ts'
import type { RegisterEntry, RegisterName } from '../registers/schema.ts'
import {
  bodyOf,
  firstOfEach,
  share,
  standing,
  unionOfWorks,
  validInventions,
  yearToDate,
} from '../registers/sums.ts'
import type { Contribution } from './schema.ts'

export type Recipe =
  | { kind: 'title'; title: string }
  | {
      kind: 'register'
      register: RegisterName
      rule: Label
      contributions: (entries: readonly RegisterEntry[], on: string) => Contribution[]
      variants: readonly Variant[]
      /** A ratio divides its parts and multiplies by this; a sum has none. */
      times?: number
      /** The denominator is not in the register: it comes with the official value. */
      outside?: 'population'
    }
type Variant = {
  rule: Label
  of: (entries: readonly RegisterEntry[], on: string) => Contribution[]
}

const YI = 100_000_000
const WAN = 10_000

function each(
  rows: readonly RegisterEntry[],
  amount: (row: RegisterEntry) => Decimal,
  part: Contribution['part'] = 'numerator',
): Contribution[] {
  return rows.map((row) => ({
    key: row.key,
    part,
    amount: amount(row),
    name: row.facts['name'] || row.facts['project'] || row.facts['work'] || row.holder,
    code: row.code,
    row: `${row.register}/${row.id}`,
    recordedAt: row.recordedAt,
    reason: row.reason,
  }))
}

/** 市级以上创新平台: the register holds the district's own besides. */
function aboveDistrict(entries: readonly RegisterEntry[], on: string): RegisterEntry[] {
  return standing(entries, on).filter(({ facts }) => isOfCityOrAbove(facts['level']))
}

const one = () => decimal(1)
const scaled = (fact: string, by: number) => (row: RegisterEntry) =>
  decimal(exact(row.facts[fact] ?? '0').div(by))

function onSide(side: string) {
  return (entries: readonly RegisterEntry[], on: string) =>
    each(
      yearToDate(entries, on).filter(({ facts }) => facts['side'] === side),
      scaled('amount', YI),
    )
}

const recipes: Readonly<Record<string, Recipe>> = {
  'I-02': {
    kind: 'register',
    register: 'technologyContract',
    rule: label('年初累计成交额,输出与吸纳合计', 'year to date, both sides'),
    contributions: (entries, on) => each(yearToDate(entries, on), scaled('amount', YI)),
    variants: [
      { rule: label('只计输出', 'sold only'), of: onSide('输出') },
      { rule: label('只计吸纳', 'bought only'), of: onSide('吸纳') },
    ],
  },
  'I-05': {
    kind: 'register',
    register: 'buildingStart',
    rule: label('年初累计,两项面积汇总后相除', 'year to date, areas pooled'),
    contributions: (entries, on) => {
      const year = yearToDate(entries, on)
      return [
        ...each(year, scaled('prefabricated', WAN)),
        ...each(year, scaled('area', WAN), 'denominator'),
      ]
    },
    variants: [],
    times: 100,
  },
  'I-07': {
    kind: 'register',
    register: 'farmland',
    rule: label('累计,重叠地块计一次', 'to date, shared parcels once'),
    contributions: (entries, on) =>
      each(unionOfWorks(standing(entries, on)).union, scaled('area', WAN)),
    variants: [
      {
        rule: label('各项目面积之和', 'sum over the works'),
        of: (entries, on) => each(standing(entries, on), scaled('area', WAN)),
      },
    ],
  },
  'I-12': { kind: 'title', title: 'littleGiant' },
  'I-13': { kind: 'title', title: 'specialisedSme' },
  'I-14': { kind: 'title', title: 'hnte' },
  'I-15': { kind: 'title', title: 'innovativeSme' },
  'I-16': { kind: 'title', title: 'techEnterprise' },
  'I-17': {
    kind: 'register',
    register: 'platform',
    rule: label('市级以上,按牌子', 'of the city or above, by plate'),
    contributions: (entries, on) => each(aboveDistrict(entries, on), one),
    variants: [
      {
        rule: label('按机构', 'by body'),
        of: (entries, on) => each(firstOfEach(aboveDistrict(entries, on), bodyOf), one),
      },
    ],
  },
  'I-18': {
    kind: 'register',
    register: 'incubator',
    rule: label('按平台', 'by incubator'),
    contributions: (entries, on) => each(standing(entries, on), one),
    variants: [
      {
        rule: label('同一运营机构计一个', 'operators once'),
        of: (entries, on) =>
          each(
            firstOfEach(standing(entries, on), ({ holder }) => holder),
            one,
          ),
      },
    ],
  },
  'I-19': {
    kind: 'register',
    register: 'intellectualProperty',
    rule: label('有效发明专利除以人口', 'valid invention patents by population'),
    contributions: (entries, on) => each(validInventions(entries, on), one),
    variants: [],
    times: 1,
    outside: 'population',
  },
}

export const countedCodes: readonly string[] = Object.keys(recipes)

export function recipeFor(code: string): Recipe | undefined {
  return recipes[code]
}

export type Parts = {
  value: Decimal | null
  numerator: Decimal | null
  denominator: Decimal | null
}

/** The value of contributions; `population` is the denominator that the register does not hold. */
export function valueFrom(
  rows: readonly Contribution[],
  { times, population }: { times?: number | undefined; population?: Decimal | null | undefined },
): Parts {
  const numerator = sum(rows, 'numerator')
  if (times === undefined) return { value: numerator, numerator: null, denominator: null }
  const denominator = population === undefined ? sum(rows, 'denominator') : population
  const ratio = share(numerator, denominator)
  const value = ratio === null ? null : decimal(exact(ratio).times(times).div(100))
  return { value, numerator, denominator }
}

function sum(rows: readonly Contribution[], part: Contribution['part']): Decimal {
  return decimal(
    rows
      .filter((row) => row.part === part)
      .reduce((total, { amount }) => total.plus(amount), exact(0)),
  )
}
