import { Select } from 'antd'
import { label } from '../../../base/label.ts'
import { Period, periodName } from '../../../base/period.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { usePlan } from '../../../ui/standpoint.ts'
import { listPeriods } from '../routes.ts'

const Asked = Period.optional()

/** The period in the address, else the last one that has ended at the moment; undefined until that is known. */
export function usePeriod(): Period | undefined {
  const [plan] = usePlan()
  const [asked] = useAddress('period', Asked, undefined)
  const periods = useRoute(listPeriods, { plan }, plan === '' ? 'later' : 'now')
  return asked ?? periods.data?.current
}

/** 数据所属期: which ended quarter the page speaks of. */
export function PeriodChoice() {
  const say = useWords()
  const [plan] = usePlan()
  const [, setPeriod] = useAddress('period', Asked, undefined)
  const period = usePeriod()
  const periods = useRoute(listPeriods, { plan }, plan === '' ? 'later' : 'now')
  if (period === undefined || periods.data === undefined) return null
  return (
    <Select
      aria-label={say(words.period)}
      value={period}
      onChange={(next) => setPeriod(Period.parse(next), 'push')}
      options={periods.data.periods.map((each) => ({ value: each, label: say(periodName(each)) }))}
      popupMatchSelectWidth={false}
    />
  )
}

const words = { period: label('数据所属期', 'Period') }
