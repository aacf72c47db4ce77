import { type Label, label } from '../../base/label.ts'
import type { Say } from '../../ui/language.ts'
import type { PageEntry } from './menu.tsx'

/** Something that a search leads to. */
export type Finding = {
  /** 页面, 指标, 条款, 单位 … */
  kind: Label
  title: string
  detail: string
  address: string
}

/** The pages whose names contain what was typed, in either language. */
export function pagesNamed(text: string, pages: readonly PageEntry[], say: Say): Finding[] {
  const wanted = text.trim().toLowerCase()
  return pages
    .filter((page) => page.group !== undefined && !page.path.includes('$'))
    .filter(({ title }) => `${title.zh} ${title.en}`.toLowerCase().includes(wanted))
    .map((page) => ({ kind: pageWord, title: say(page.title), detail: '', address: page.path }))
}

const pageWord = label('页面', 'Page')
