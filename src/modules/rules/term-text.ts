/** A term of a version in one short text. */
import { type Language, label } from '../../base/label.ts'
import { type Procedure, procedureLabels, type Span } from './schema.ts'

const words = {
  unknownStart: label('起始不明', 'start not known'),
}

export function termText({ from, to, procedures }: Span, language: Language): string {
  const start = from ?? words.unknownStart[language]
  const term = to === null ? openText(start, from, language) : `${start}—${to}`
  const kinds = procedures.filter(isProcedure)
  if (kinds.length !== 1) return term
  const named = kinds.map((each) => procedureLabels[each][language]).join('、')
  return language === 'zh' ? `${term}(${named})` : `${term} (${named})`
}

function openText(start: string, from: string | null, language: Language): string {
  if (from === null) return start
  return language === 'zh' ? `${start}起` : `from ${start}`
}

export function isProcedure(text: string): text is Procedure {
  return text in procedureLabels
}
