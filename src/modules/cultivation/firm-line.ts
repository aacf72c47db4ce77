/** One firm of a list as it is told: what is unmet, what to ask, what it takes. */
import type { Version } from '../../rules/meaning/version.ts'
import { fieldName, openPointNames } from '../rules/source-words.ts'
import type { KeptVerdict } from './kept-verdict.ts'
import { decidingClauses } from './own-clauses.ts'
import type { CultivationRow, TitleGap } from './schema.ts'
import { citeOf, clauseTitle } from './title-gap.ts'
import { bitsOf } from './verdict-row.ts'

type Line = {
  readonly row: KeptVerdict
  readonly name: CultivationRow['titleName']
  readonly step: CultivationRow['step']
  readonly daysLeft: number | null
  readonly visits: Pick<CultivationRow, 'visitOn' | 'visited'>
}

/** What is kept of a firm as a line; its sentence names what is unmet or asked, without the arithmetic. */
export function plainLine(
  version: Version | undefined,
  { row, name, step, daysLeft, visits }: Line,
): CultivationRow {
  const clauses = version === undefined ? [] : decidingClauses(version)
  const named = (field: string) =>
    version === undefined ? { zh: field, en: field } : fieldName(version, field)
  const unmet = bitsOf(row.fails).flatMap((bit) => clauses[bit] ?? [])
  const { code, town, park, title, held, verdict, score, until, levers } = row
  return {
    ...{
      code,
      name: row.name,
      town,
      park,
      title,
      titleName: name,
      held,
      step,
      verdict,
      score,
      until,
    },
    ...{ daysLeft, ...visits, levers: levers.map(named) },
    unmet: unmet.map((clause) => ({
      ...{ id: clause.id, title: clauseTitle(clause), cite: citeOf(clause) },
    })),
    needs: row.ask === '' ? [] : [named(row.ask)],
    sentence: version === undefined ? uncoded : plainSentence(unmet.map(clauseTitle)),
  }
}

const uncoded = { zh: '认定条件尚未编成规则', en: 'Its conditions are not encoded yet' }

function plainSentence(unmet: readonly string[]): CultivationRow['sentence'] {
  return { zh: unmet.join(';'), en: unmet.join('; ') }
}

/** The same line with what the explanation adds. */
export function explainedLine(line: CultivationRow, gap: TitleGap): CultivationRow {
  return { ...line, needs: gap.needs, sentence: sentenceOf(gap) }
}

const MOST_WORDS = 3

/** The least change where one is known; else what is unmet; else what to ask. */
function sentenceOf(gap: TitleGap): CultivationRow['sentence'] {
  if (gap.leastChange !== null) return gap.leastChange.sentence
  const fault = gap.faults[0]
  if (fault !== undefined) return fault.message
  const unmet = gap.clauses.filter(({ outcome }) => outcome === 'unmet')
  if (unmet.length > 0)
    return {
      zh: unmet.map(({ sentence }) => sentence.zh).join(';'),
      en: unmet.map(({ sentence }) => sentence.en).join('; '),
    }
  if (gap.verdict === 'met') return { zh: '各项条件均符合', en: 'Every condition is met' }
  const asked = gap.needs.slice(0, MOST_WORDS)
  if (asked.length > 0)
    return {
      zh: `需问清:${asked.map(({ zh }) => zh).join('、')}`,
      en: `To be asked: ${asked.map(({ en }) => en).join(', ')}`,
    }
  const points = openPointNames(gap.openPoints)
  return {
    zh: `待定:${points.map(({ zh }) => zh).join('、')}`,
    en: `Undetermined: ${points.map(({ en }) => en).join(', ')}`,
  }
}
