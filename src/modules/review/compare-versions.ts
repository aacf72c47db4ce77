import { Definition, YearlyTarget } from '../indicators/schema.ts'
import type { PlanPackage } from '../plan/schema.ts'
import type { PlanChange } from './schema.ts'

type Lines = ReadonlyMap<string, string>

/** 版本差异: what the second version of a plan says differently, part by part, in the order of the parts. */
export function compareVersions(before: PlanPackage, after: PlanPackage): PlanChange[] {
  return parts.flatMap(([part, lines]) =>
    changes(lines(before), lines(after)).map((each) => ({ part, ...each })),
  )
}

function changes(before: Lines, after: Lines): Omit<PlanChange, 'part'>[] {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null]
    return was === is ? [] : [{ key, before: was, after: is }]
  })
}

/** Each part as lines by key: what a reader would compare. */
const parts: readonly (readonly [PlanChange['part'], (plan: PlanPackage) => Lines])[] = [
  [
    'facts',
    ({ title, titleEn, term, document }) =>
      new Map([
        ['title', title],
        ['titleEn', titleEn],
        ['term', `${term.from}—${term.to}`],
        ['number', document.number ?? ''],
        ['kind', document.kind],
      ]),
  ],
  [
    'target',
    ({ targets }) =>
      lines(
        targets,
        ({ code, deadline, version }) => `${code} ${deadline} v${version}`,
        targetLine,
      ),
  ],
  [
    'goal',
    ({ halfQuantitative, qualitative }) =>
      lines([...halfQuantitative, ...qualitative], codeOf, ({ text }) => text),
  ],
  [
    'industry',
    ({ industries }) => lines(industries, codeOf, (each) => `${each.name} (${each.sector})`),
  ],
  [
    'owner',
    ({ owners }) =>
      lines(
        owners,
        ({ clause }) => clause,
        ({ leadBody, responsibleBodies }) => [leadBody, ...responsibleBodies].join('、'),
      ),
  ],
  [
    'unclear',
    ({ unclear }) => lines(unclear, codeOf, ({ what, answer }) => answer?.text ?? `? ${what}`),
  ],
  [
    'relation',
    ({ relations }) =>
      lines(
        relations,
        ({ title }) => title,
        ({ kind }) => kind,
      ),
  ],
  [
    'definition',
    ({ definitions }) =>
      lines(
        definitions.map((each) => Definition.parse(each)),
        ({ code, version }) => `${code} v${version}`,
        ({ name, unit, effectiveFrom, meaning }) =>
          [name, unit, effectiveFrom, meaning].join(' · '),
      ),
  ],
  [
    'yearlyTarget',
    ({ yearlyTargets }) =>
      lines(
        yearlyTargets.map((each) => YearlyTarget.parse(each)),
        ({ code, year, version }) => `${code} ${year} v${version}`,
        yearlyLine,
      ),
  ],
]

function lines<T>(list: readonly T[], key: (each: T) => string, line: (each: T) => string): Lines {
  return new Map(list.map((each) => [key(each), line(each)]))
}

function codeOf({ code }: { code: string }): string {
  return code
}

function targetLine(target: PlanPackage['targets'][number]): string {
  const { indicator, operator, value, unit, deadline, type } = target
  return `${indicator} ${operator} ${value}${unit} · ${deadline} · ${type}`
}

function yearlyLine({ operator, value, unit, curve }: YearlyTarget): string {
  const shares = curve?.map((each) => `${each.basisPoints / 100}%`).join(' ') ?? '—'
  return `${operator} ${value}${unit} · ${shares}`
}
