import { problemTable } from '../../base/problem.ts'

export const refuseSession = problemTable('sessions', {
  unknown: {
    status: 404,
    zh: '没有这个会话,可能已经结束;请刷新列表',
    en: 'There is no such session, it may have ended; reload the list',
  },
})
