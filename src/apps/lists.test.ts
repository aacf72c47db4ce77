import { describe, expect, test } from 'vitest'
import { choicesOfParameter, parametersOf, titleOfParameter } from '../base/asked-words.ts'
import { lists, pagedLists } from './lists.ts'

describe.each([...lists, ...pagedLists].map((list) => [list.id, list] as const))(
  'the export of %s',
  (_, { route }) => {
    test('has words for every parameter and every choice, so that its filters are told', () => {
      const mute = parametersOf(route.input).filter(
        ([, schema]) =>
          titleOfParameter(schema) === undefined || choicesOfParameter(schema) === 'unnamed',
      )
      expect(mute.map(([name]) => name)).toEqual([])
    })
  },
)
