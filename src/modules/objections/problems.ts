import { problemTable } from '../../base/problem.ts'

export const refuseObjection = problemTable('objection', {
  noSuchObjection: {
    status: 404,
    zh: '没有编号为 {seq} 的异议;请刷新后再答复',
    en: 'There is no objection {seq}; reload and answer again',
  },
})
