import type { Office } from './schema.ts'

/**
 * Who issues a plan's first paper, as it usually is; the officer changes what is otherwise. The word of the
 * number belongs to the office alone and stays open until somebody writes it.
 */
export function usualOffice(district: string): Office {
  const body = `${district}科技领导小组办公室`
  const townsAndParks = '各镇人民政府、街道办事处,区级有关部门,各园区管委会'
  return {
    body,
    mark: `${body}文件`,
    numberWord: '',
    addressee: district.endsWith('区') ? townsAndParks : '',
    copyTo: '',
    note: '',
    sealed: true,
  }
}
