import { describe, expect, test } from 'vitest'
import { allRoles } from '../base/role.ts'
import { whoAmI } from '../modules/sessions/routes.ts'
import type { Operation } from '../server/context.ts'
import { permissionMatrix, permissionPage, written } from '../testing/matrix.ts'
import { operations } from './operations.ts'

const matrix = await permissionMatrix(operations)

describe('who may', () => {
  test.each(matrix.map((each) => [each.operation.route.address, each] as const))(
    '%s',
    (_, { operation, ...found }) => {
      expect(found).toEqual(written(operation))
    },
  )

  test('visitors only look at the doors and enter', () => {
    const open = matrix.filter((each) => each.visitor).map((each) => each.operation.route.address)
    expect(open.sort()).toEqual([
      'GET /districts',
      'GET /me',
      'POST /districts',
      'POST /districts/:district/administrator',
      'POST /sign-in',
      'POST /try-as',
    ])
  })

  test('an operation that lets in whoever comes is found out', async () => {
    const careless: Operation = {
      route: whoAmI,
      may: ['officer'],
      sameForAll: false,
      run: async () => ({}),
    }
    const [found] = await permissionMatrix([careless])
    expect(found).toMatchObject({ visitor: true, roles: allRoles })
    expect(written(careless)).toEqual({ visitor: false, roles: ['officer'] })
  })

  test('the page of permissions tells what was found', async () => {
    await expect(permissionPage(matrix)).toMatchFileSnapshot('../../docs/permissions.md')
  })
})
