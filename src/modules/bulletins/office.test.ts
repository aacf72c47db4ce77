import { expect, test } from 'vitest'
import { usualOffice } from './office.ts'
import { Office } from './schema.ts'

test.each([
  ['江澜区', '各镇人民政府、街道办事处,区级有关部门,各园区管委会'],
  ['云漈市', ''],
])('the first paper of %s is proposed whole, but for the word of its number', (name, addressee) => {
  const office = usualOffice(name)
  expect(Office.parse(office)).toEqual(office)
  expect(office).toMatchObject({
    body: `${name}科技领导小组办公室`,
    mark: `${name}科技领导小组办公室文件`,
    numberWord: '',
    addressee,
  })
})
