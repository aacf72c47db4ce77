import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test('nothing set: this machine only, the embedded database in .ceyuan', () => {
  expect(readConfig({})).toEqual({
    port: 8420,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataFolder: resolve('.ceyuan'),
    trustProxy: undefined,
    idleHours: 8,
  })
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 8420 })
})

test.each([
  ['a port that is no number', { PORT: 'http' }],
  ['a port above all ports', { PORT: '65536' }],
  ['half a port', { PORT: '80.5' }],
  ['a database of another kind', { DATABASE_URL: 'mysql://localhost/ceyuan' }],
  ['no time to work', { SESSION_IDLE_HOURS: '0' }],
])('refused: %s', (_, environment) => {
  expect(() => readConfig(environment)).toThrow(
    expect.objectContaining({ code: 'start.configuration' }),
  )
})

test('the highest port and a whole database address are taken', () => {
  const url = 'postgresql://ceyuan:secret@db:5432/ceyuan'
  expect(readConfig({ PORT: '65535', DATABASE_URL: url })).toMatchObject({
    port: 65_535,
    databaseUrl: url,
  })
})
