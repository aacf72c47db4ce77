import type { Branch } from './clause-tree.ts'
import { type Goals, goalsOf } from './goals.ts'
import { type IndustryList, industriesOf } from './industries.ts'
import { type Named, namedIn } from './named-things.ts'
import type { ClauseKind } from './schema.ts'
import { type FoundTarget, type Setting, targetsOf } from './targets.ts'
import { type AlarmCode, runOnLists } from './textual-alarms.ts'
import {
  type Open,
  uncountedNames,
  undefinedWord,
  undescribedProgrammes,
  unexplainedCodes,
} from './unclear.ts'

/** All that one clause says; offsets count from its start. */
export type Findings = {
  targets: FoundTarget[]
  goals: Goals
  industries: IndustryList[]
  named: Named[]
  open: Open[]
  alarms: { code: AlarmCode; text: string }[]
  /** The last time it names: what follows in the same clause goes by it. */
  time: string | undefined
}

export const NOTHING_FOUND: Findings = {
  targets: [],
  goals: { half: [], qualitative: [] },
  industries: [],
  named: [],
  open: [],
  alarms: [],
  time: undefined,
}

export type Surroundings = Setting & {
  /** The plan has a section of goals; without one, clauses with targets state the goals. */
  hasGoals: boolean
  /** Whether the text names what a part of a count (两园) stands for. */
  isNamed: (part: string) => boolean
}

/** A clause, or a piece of a long one. */
type Said = Pick<Branch, 'words' | 'bodyAt' | 'label'>

export function findingsOf({ words, bodyAt, label }: Said, setting: Surroundings): Findings {
  const { targets, parts } = targetsOf(words, bodyAt, setting)
  const lists = isDuty(setting.kind) ? industriesOf(words, label) : []
  const states = setting.kind === 'goal' || (!setting.hasGoals && targets.length > 0)
  const goals = states ? goalsOf(parts, targets, bodyAt) : NOTHING_FOUND.goals
  return {
    time: parts.moments.at(-1)?.deadline,
    targets,
    goals,
    industries: lists,
    named: namedIn(words),
    open: [...openIn(words, setting), ...undefinedIn(targets, goals)],
    alarms: [
      ...runOnLists(parts).map((text) => ({ code: 'text.runOnList' as const, text })),
      ...lists
        .filter((list) => list.mixed)
        .map(({ text }) => ({ code: 'text.mixedSeparators' as const, text })),
      ...targets.flatMap((target) =>
        target.notes.map((code) => ({ code, text: words.slice(target.start, target.end) })),
      ),
    ],
  }
}

function isDuty(kind: ClauseKind): boolean {
  return kind === 'task' || kind === 'support' || kind === 'other'
}

function openIn(words: string, { kind, isNamed }: Surroundings): Open[] {
  if (kind === 'background') return []
  return [
    ...uncountedNames(words),
    ...unexplainedCodes(words, isNamed),
    ...undescribedProgrammes(words),
  ]
}

/** A rate without its base year, and names whose bounds an adjective draws. */
function undefinedIn(targets: readonly FoundTarget[], goals: Goals): Open[] {
  const rates = targets
    .filter((target) => target.type === 'growth' && target.base === undefined)
    .map(({ indicator }) => ({ what: `${indicator}的基期年份`, text: indicator }))
  const names = [...targets, ...goals.half].flatMap(({ indicator }) => {
    const word = undefinedWord(indicator)
    return word === undefined ? [] : [{ what: `“${word}”的认定标准`, text: indicator }]
  })
  return [...rates, ...names]
}
