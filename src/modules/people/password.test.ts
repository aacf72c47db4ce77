import { expect, test } from 'vitest'
import { codeExpires, passwordFaultPlaces, passwordFaults } from './password.ts'

const owner = ['li.ming', '李明李明李明李明李明']

test.each([
  ['nine characters', 'k7#mQ2x!p', ['tooShort']],
  ['ten characters', 'k7#mQ2x!pZ', []],
  ['ten Chinese characters', '春眠不觉晓处处闻啼鸟', []],
  ['nine characters outside the basic plane count nine', '𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈', ['tooShort']],
  ['128 characters', `${'ab3'.repeat(42)}xy`, []],
  ['129 characters', `${'ab3'.repeat(43)}`.slice(0, 128).concat('yz'), ['tooLong']],
  ['the account, short', 'li.ming', ['tooShort', 'isTheName']],
  ['the display name', '李明李明李明李明李明', ['isTheName', 'wellKnown']],
  ['the account in capital letters', 'LI.MING', ['tooShort', 'isTheName']],
  ['the account in full-width letters', 'ｌｉ．ｍｉｎｇ', ['tooShort', 'isTheName']],
  ['the account and more', 'li.ming-and-more', []],
  ['one of the worst', 'password123', ['wellKnown']],
  ['one of the worst in other letters', 'PassWord123', ['wellKnown']],
  ['three different characters', '1212121213', ['wellKnown']],
  ['four different characters', '1212121234', []],
  ['spaces between words are welcome', '茶 山 雨 桥 灯 竹', []],
  ['empty', '', ['tooShort', 'wellKnown']],
])('a password: %s', (_, password, faults) => {
  expect(passwordFaults(password, owner)).toEqual(faults)
})

test('the account itself, long enough, is refused as a password', () => {
  expect(passwordFaults('zhang-xiaoming', ['zhang-xiaoming'])).toEqual(['isTheName'])
})

test('every fault is told with its sentence and the field it belongs to', () => {
  expect(passwordFaultPlaces('newPassword', '111', [])).toEqual([
    {
      at: 'newPassword',
      code: 'people.tooShort',
      message: { zh: '至少 10 个字符', en: 'At least 10 characters' },
    },
    expect.objectContaining({ at: 'newPassword', code: 'people.wellKnown' }),
  ])
})

test('a one-time code is good for three days', () => {
  expect(codeExpires('2025-12-30T08:00:00.000Z')).toBe('2026-01-02T08:00:00.000Z')
})
