import { expect, test } from 'vitest'
import { allRoles } from '../../base/role.ts'
import { personOf } from './person.ts'
import { AccountCard } from './schema.ts'

test.each(allRoles)('the person who tries the role %s has that role alone', (role) => {
  const person = personOf(role)
  expect(AccountCard.parse(person)).toEqual(person)
  expect(person.roles).toEqual([role])
  expect(person.name).toMatch(/^演示/)
})
