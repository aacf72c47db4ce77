/** What a keeper of rules should know: faults, gaps, unknown terms and texts, sources that are not official. */
import { addDays } from '../../base/calendar.ts'
import { type Label, label } from '../../base/label.ts'
import type { Fault } from '../../rules/check/fault.ts'
import type { ProgrammeSyntax } from '../../rules/language/syntax.ts'
import type { Version } from '../../rules/meaning/version.ts'
import type { Catalogue, Entry } from './catalogue.ts'
import { clausesOf, nameOf } from './reading.ts'
import type { PointKind, RulePoint } from './schema.ts'
import { confidenceWords, openPointWords } from './source-words.ts'
import { gapsIn, spansOf } from './spans.ts'
import { judgedPoints, openTexts } from './unknowns.ts'

type Point = Omit<RulePoint, 'key'>

/** The worst first; a key for each. */
export function pointsOf({ entries, faults }: Catalogue): RulePoint[] {
  const points = [...faults.map(faultPoint), ...entries.flatMap(entryPoints)]
  const rank = (kind: PointKind) => order.indexOf(kind)
  return points
    .map((point, index) => ({ point, index }))
    .sort((a, b) => rank(a.point.kind) - rank(b.point.kind) || a.index - b.index)
    .map(({ point }, index) => ({ key: String(index + 1), ...point }))
}

const none = '—'

const order: readonly PointKind[] = [
  'fault',
  'gap',
  'capped',
  'officialText',
  'judged',
  'confidence',
  'unreviewed',
  'warning',
]

/** 'cn.most.hnte/rule-v2016.yaml' → programme and version. */
function faultPoint({ file, line, column, severity, words, message, code }: Fault): Point {
  const match = /([^/]+)\/rule-([^/]+)\.ya?ml$/.exec(file)
  return {
    programme: match?.[1] ?? file,
    name: label(match?.[1] ?? file, match?.[1] ?? file),
    version: match?.[2] ?? '',
    kind: severity === 'error' ? 'fault' : 'warning',
    place: `${file}:${line}:${column}`,
    cite: words === '' ? code : words,
    words: message,
  }
}

function entryPoints({ programme, written }: Entry): Point[] {
  const spans = programme.versions.flatMap(spansOf)
  const gaps = gapsIn(spans).map(({ from, to }): Point => {
    const after = programme.versions.find((version) =>
      spansOf(version).some((span) => span.from === addDays(to, 1)),
    )
    return {
      programme: programme.id,
      name: nameOf(programme, written),
      version: after?.id ?? '',
      kind: 'gap',
      place: `${from}—${to}`,
      cite: null,
      words: label(`${from} 至 ${to} 没有适用版本`, `No version is in force from ${from} to ${to}`),
    }
  })
  return [
    ...gaps,
    ...programme.versions.flatMap((version) =>
      versionPoints(version, { syntax: written.get(version.id), name: nameOf(programme, written) }),
    ),
  ]
}

function versionPoints(
  version: Version,
  { syntax, name }: { syntax: ProgrammeSyntax | undefined; name: Label },
): Point[] {
  const point = (kind: PointKind, place: string, words: Point['words']): Point => ({
    programme: version.programme,
    name,
    version: version.id,
    kind,
    place,
    cite: null,
    words,
  })
  const capped = version.validity.flatMap((span) => span.capped ?? [])
  const texts = openTexts(version).filter((text) => !capped.includes(text))
  return [
    ...[...new Set(capped)].map((text) =>
      point('capped', none, label(`结论一律待定:${text}`, `Stays undetermined: ${text}`)),
    ),
    ...texts.map((text) => point('officialText', none, openPointWords(version, text))),
    ...judgedPoints(version).map((name) =>
      point('judged', name, label(`“${name}”由评审专家判断`, `“${name}” is judged by a panel`)),
    ),
    ...confidencePoints(version, syntax, point),
  ]
}

/** Only what says that the official text itself was seen counts as official. */
function isOfficial(confidence: string): boolean {
  return /^official/.test(confidence)
}

function confidencePoints(
  version: Version,
  syntax: ProgrammeSyntax | undefined,
  point: (kind: PointKind, place: string, words: Point['words']) => Point,
): Point[] {
  const documents = Object.entries(syntax?.source ?? {}).flatMap(([id, { title, confidence }]) => {
    if (confidence === undefined)
      return [point('unreviewed', id, label(`《${title}》未标明可信度`, `${title}: not stated`))]
    const words = label(
      `《${title}》:${confidenceWords(confidence, 'zh')}`,
      `${title}: ${confidence}`,
    )
    return isOfficial(confidence) ? [] : [point('confidence', id, words)]
  })
  const clauses = clausesOf(version.outline)
  const silent = clauses.filter(({ confidence, cite }) => confidence === null && cite === null)
  const uncited = silent.map(({ title, id }) =>
    point('unreviewed', id, label(`“${title}”没有条文出处`, `“${title}” cites no clause`)),
  )
  return [...documents, ...uncited]
}
