import { Fragment } from 'react'
import { label } from '../base/label.ts'
import { useLanguage, useWords } from './language.ts'

const han = /(《[^》]*》|[\p{Script=Han}][\p{Script=Han}\d“”〔〕()、]*)/u

/** A sentence that quotes an official text: in English its Chinese words say of themselves that they are Chinese. */
export function OfficialWords({ of }: { of: string }) {
  const language = useLanguage()
  if (language === 'zh') return of
  return of.split(han).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
    <Fragment key={at}>{at % 2 === 1 ? <span lang="zh">{part}</span> : part}</Fragment>
  ))
}

/** Says once to an English reader why some words are not English. */
export function OfficialNote() {
  const say = useWords()
  const language = useLanguage()
  return language === 'zh' ? null : <p className="hint">{say(words.note)}</p>
}

const words = {
  note: label(
    '条款名称引自正式文本',
    'Names of clauses are quoted from the official Chinese text; no official English is known',
  ),
}
