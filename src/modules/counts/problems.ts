import { problemTable } from '../../base/problem.ts'

export const refuseCount = problemTable('count', {
  notCounted: {
    status: 404,
    zh: '指标 {code} 不由台账计数;可计数的有 {known}',
    en: 'Indicator {code} is not counted from registers; these are: {known}',
  },
})
