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
}

export type Surroundings = Setting & {
  /** The plan has a section of goals; without one, clauses with targets state the goals. */
  hasGoals: boolean
  /** The beginning of the whole text, where names are looked up. */
  everywhere: string
}

const NO_GOALS: Goals = { half: [], qualitative: [] }

export function findingsOf(branch: Branch, setting: Surroundings): Findings {
  const { words, bodyAt, label } = branch
  const { targets, parts } = targetsOf(words, bodyAt, setting)
  const lists = isDuty(setting.kind) ? industriesOf(words, label) : []
  const states = setting.kind === 'goal' || (!setting.hasGoals && targets.length > 0)
  const goals = states ? goalsOf(parts, targets, bodyAt) : NO_GOALS
  return {
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

function openIn(words: string, { kind, everywhere }: Surroundings): Open[] {
  if (kind === 'background') return []
  return [
    ...uncountedNames(words),
    ...unexplainedCodes(words, everywhere),
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
