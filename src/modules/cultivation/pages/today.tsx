import { clockDate } from '../../../base/calendar.ts'
import { useMoment } from '../../../ui/moment.ts'

/** The day the reader stands on: the district's clock, a past moment, or the real day. */
export function useToday(): string {
  const [moment] = useMoment()
  return clockDate(moment.at ?? new Date().toISOString())
}
