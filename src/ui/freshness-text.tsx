import { clockDate } from '../base/calendar.ts'
import { type Label, label } from '../base/label.ts'
import { useLanguage, useWords } from './language.ts'

type Freshness = {
  /** The last day the data speaks of, an ISO date. */
  until: string
  /** When it was recorded, an ISO moment. */
  recordedAt: string
  /** 已核准, 待核准, 仅供参考 … */
  approval: Label
}

/** '数据截至 9月30日 · 10月14日登记 · 已核准': how fresh and how sure, as text and never as a colour. */
export function FreshnessText({ until, recordedAt, approval }: Freshness) {
  const say = useWords()
  const language = useLanguage()
  const recorded = clockDate(recordedAt)
  const day = (date: string) => (language === 'zh' ? chineseDay(date, until) : date)
  return (
    <span className="freshness">
      {say(words.until, { day: day(until) })} · {say(words.recorded, { day: day(recorded) })} ·{' '}
      {say(approval)}
    </span>
  )
}

/** '9月30日'; with its year where that differs from the year of the data. */
function chineseDay(date: string, until: string): string {
  const [year = '', month, day] = date.split('-')
  const short = `${Number(month)}月${Number(day)}日`
  return until.startsWith(year) ? short : `${year}年${short}`
}

const words = {
  until: label('数据截至 {day}', 'Data to {day}'),
  recorded: label('{day}登记', 'recorded {day}'),
}
