import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, codeFault, isCreditCode, normalCode } from './credit-code.ts'

test.each([
  ['91000000MA00000157', undefined],
  ['91000000MA00002BX7', undefined],
  ['91000000MA00000158', 'check'],
  ['91350100M000100Y43', undefined],
])('GT-21 %s', (code, fault) => {
  expect(codeFault(code)).toBe(fault)
})

test.each([
  ['', 'empty'],
  ['9.15E+17', 'scientific'],
  ['915001070000000', 'length'],
  ['91000000MA0000015I', 'character'],
] as const)('%s is refused as %s', (code, fault) => {
  expect(codeFault(code)).toBe(fault)
})

test('full-width, lower case and blanks are the same code', () => {
  expect(normalCode(' ９１000000ｍａ0000 0157')).toBe('91000000MA00000157')
})

test('signs that nobody sees are no part of a code', () => {
  expect(normalCode('91000000MA0000\u200b0157\u202e')).toBe('91000000MA00000157')
})

test('any one changed character is found', () => {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
  const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  fc.assert(
    fc.property(body, fc.nat(17), fc.constantFrom(...alphabet), (signs, at, other) => {
      const code = `${signs.join('')}${checkCharacter(signs.join(''))}`
      expect(isCreditCode(code)).toBe(true)
      const changed = `${code.slice(0, at)}${other}${code.slice(at + 1)}`
      expect(isCreditCode(changed)).toBe(changed === code)
    }),
  )
})
