import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { shown } from '../testing/page.tsx'
import { partsOf, searchFrom, searchText, useAddress, useAddressPart } from './address.ts'
import { momentAt, momentFrom, useMoment } from './moment.ts'
import { type Place, usePlace, usePlan } from './standpoint.ts'

test('what is written into an address is read from it again', () => {
  const value = fc.oneof(
    fc.string().filter((text) => !/^[[{]/.test(text)),
    fc.record({ filters: fc.dictionary(fc.string(), fc.array(fc.string())) }),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), value), (search) => {
      expect(searchFrom(searchText(search))).toEqual({ ...search })
    }),
  )
})

test('a text that looks like a number stays a text, a broken list too', () => {
  expect(searchFrom('?period=2025&list=[1')).toEqual({ period: '2025', list: '[1' })
})

test('an undefined value leaves the address', () => {
  expect(searchText({ period: undefined })).toBe('')
})

test('an address falls into its path and its search values', () => {
  expect(partsOf('/indicators/I-02?period=2025Q3')).toEqual({
    to: '/indicators/I-02',
    search: { period: '2025Q3' },
  })
})

const placeText = ({ scope = 'whole', area = '' }: Place) => `${scope}${area}`

function Probe() {
  const [period] = useAddress('period', z.string().regex(/^\d{4}(Q\d)?$/), '2025Q3')
  const [places] = useAddress('places', z.number().int(), 2)
  const [moment] = useMoment()
  const said = [
    period,
    places,
    useAddressPart('code'),
    moment.words.zh,
    usePlan()[0],
    placeText(usePlace()[0]),
  ]
  return <p>{said.join('|')}</p>
}

test.each([
  ['fallbacks', '/i/I-02', '2025Q3|2|I-02|演示时点 2025-10-14 18:00|jl-2022-2025|whole'],
  [
    'what the address says',
    '/i/I-09?period=2024&places=0&scope=direct',
    '2024|0|I-09|演示时点 2025-10-14 18:00|jl-2022-2025|direct',
  ],
  [
    'what fits no schema counts as nothing',
    '/i/I-02?period=soon&places=x&scope=moon&plan=gone',
    '2025Q3|2|I-02|演示时点 2025-10-14 18:00|jl-2022-2025|whole',
  ],
  [
    'a recorded moment',
    '/i/I-02?asOf=2025-04-15T00:00:00.000Z',
    '2025Q3|2|I-02|截至 2025-04-15 08:00|jl-2022-2025|whole',
  ],
  [
    'a town of the district',
    '/i/I-02?scope=town&area=江塘镇',
    '2025Q3|2|I-02|演示时点 2025-10-14 18:00|jl-2022-2025|town江塘镇',
  ],
  ['the real now', '/i/I-02?asOf=now', '2025Q3|2|I-02|现在|jl-2022-2025|whole'],
])('a page reads from its address: %s', async (_, address, expected) => {
  expect(await shown(<Probe />, { address, path: '/i/$code' })).toContain(`<p>${expected}</p>`)
})

test.each([
  ['a demonstration district stands at its clock', undefined, '2025-10-14T10:00:00Z', 'clock'],
  ['its real now is asked for by word', 'now', '2025-10-14T10:00:00Z', 'now'],
  ['a real district is now', undefined, null, 'now'],
  ['a moment is the past', '2025-04-15T00:00:00Z', null, 'past'],
] as const)('%s', (_, asOf, clock, kind) => {
  expect(momentFrom(asOf, clock).kind).toBe(kind)
})

test('a wall clock is the district’s, eight hours east', () => {
  expect(momentAt('2025-04-15T08:00')).toBe('2025-04-15T00:00:00.000Z')
  expect(momentAt('')).toBeUndefined()
})
