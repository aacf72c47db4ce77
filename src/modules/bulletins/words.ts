/** The words of a bulletin: periods, moments and subjects as official papers name them. */
import { type AreaScope, scopeLabels } from '../../base/area.ts'
import { clockText } from '../../base/calendar.ts'
import { documentDate, type Run } from '../../base/document.ts'
import { lastMonth, type Period, yearOf } from '../../base/period.ts'
import { chinesePunctuation } from '../../base/typeset.ts'

/** Words without a source of their own. */
export function said(text: string): Run {
  return { text: chinesePunctuation(text) }
}

/** Words kept letter for letter: addresses, file names, cells. */
export function verbatim(text: string): Run {
  return { text }
}

/** Full-width signs that join runs. */
export const signs = { comma: '\uff0c', semicolon: '\uff1b', colon: '\uff1a' } as const

/** Words that state what a ledger line, a count or a judgement says. */
export function sourced(text: string, reference: string | undefined): Run {
  return reference === undefined ? said(text) : { text: chinesePunctuation(text), reference }
}

/** 2025年第一季度, 2025年上半年, 2025年前三季度, 2025年度; 2025年1—8月: values count from January. */
export function reportPeriod(period: Period): string {
  const [year, month] = [yearOf(period), lastMonth(period)]
  if (month === 12) return `${year}年度`
  const quarters: Readonly<Record<number, string>> = { 3: '第一季度', 6: '上半年', 9: '前三季度' }
  const name = period[4] === 'Q' ? quarters[month] : undefined
  return `${year}年${name ?? (month === 1 ? '1月' : `1—${month}月`)}`
}

/** A moment by the district's clock: 2025年10月14日18时, with minutes only where there are some. */
export function momentWords(moment: string): string {
  const [date = '', time = ''] = clockText(moment).split(' ')
  const [hour, minute] = time.split(':').map(Number)
  return `${documentDate(date)}${hour}时${minute === 0 ? '' : `${minute}分`}`
}

/**
 * What the plan is about, for a title: 《江澜区产业创新提升行动实施方案(2022—2025年)》 → 产业创新提升行动,
 * 《…智造跃升三年行动计划》 → 智造跃升三年行动.
 * A title that leaves nothing when shortened is kept whole.
 */
export function planSubject(title: string, district: string): string {
  const bare = title.replace(/[《》〈〉]/g, '').replace(/[(\uff08][^)\uff09]*[)\uff09]/g, '')
  const own = bare.slice(bare.indexOf(district) < 0 ? 0 : bare.indexOf(district) + district.length)
  const subject = own
    .replace(/^(人民政府|区委|区政府|关于)/, '')
    .replace(/(解读|政策)+$/, '')
    .replace(/(实施方案|工作方案|发展规划|规划纲要|方案|规划|计划)$/, '')
  return subject === '' ? bare : subject
}

/** Text without its closing stop, so that a sentence can go on. */
export function unstopped(text: string): string {
  return text.trim().replace(/[。.;\uff1b,\uff0c\s]+$/, '')
}

export function areaScopeText(scope: AreaScope | null): string {
  return scope === null ? '未定' : scopeLabels[scope].zh
}
