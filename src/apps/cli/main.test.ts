import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabaseUrl } from '../../testing/database.ts'
import { main } from './main.ts'

const folder = mkdtempSync(join(tmpdir(), 'cy-cli-'))
const url = await testDatabaseUrl()
const PLAN = 'content/plans/jlp-2022-2025'

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('CEYUAN_DATA', folder)
})
afterAll(() => rmSync(folder, { recursive: true }))

async function ceyuan(...argv: string[]) {
  let [out, err] = ['', '']
  const exit = await main(argv, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { exit, out, err, json: () => JSON.parse(out) }
}

describe('reading a plan', () => {
  test('prints the reading as JSON, with nothing else on standard output', async () => {
    const { exit, json, err } = await ceyuan('plan', 'read', `${PLAN}/source.txt`, '--json')
    const { title, term, targets, halfQuantitative, qualitative, industries, coverage } = json()
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(title).toContain('产业创新提升行动实施方案')
    expect(term).toEqual({ from: '2022', to: '2025' })
    const counts = [targets, halfQuantitative, qualitative, industries].map((each) => each.length)
    expect(counts).toEqual([21, 3, 8, 26])
    expect(coverage.covered).toBe(coverage.characters)
  })

  test('a person reads a few lines', async () => {
    const { out } = await ceyuan('plan', 'read', `${PLAN}/source.txt`)
    expect(out).toContain('年技术交易额 > 80 亿元')
  })

  test('needs no database', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
    const { exit } = await ceyuan('plan', 'read', `${PLAN}/source.txt`)
    vi.stubEnv('DATABASE_URL', url)
    expect(exit).toBe(0)
  })

  test.each([
    ['no such file', 'nothing.txt', 'command.noFile'],
    ['a picture with another name', 'picture.docx', 'file.unreadable'],
    ['an empty file', 'empty.txt', 'file.empty'],
  ])('is refused: %s', async (_, name, code) => {
    writeFileSync(join(folder, 'picture.docx'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))
    writeFileSync(join(folder, 'empty.txt'), '')
    const { exit, out, err } = await ceyuan('plan', 'read', join(folder, name), '--json')
    expect({ exit, out, code: JSON.parse(err).code }).toEqual({ exit: 1, out: '', code })
  })
})

describe('what is not understood ends with 2 and says how it is used', () => {
  test.each([
    ['an unknown noun', ['plans']],
    ['an unknown verb', ['plan', 'burn']],
    ['a missing word', ['plan', 'read']],
    ['a word too many', ['plan', 'read', 'a', 'b']],
    ['an unknown option', ['plan', 'read', 'a', '--color']],
    ['a missing option', ['standing', '--plan', 'a']],
    ['an option without its value', ['standing', '--plan']],
  ])('%s', async (_, argv) => {
    const { exit, out, err } = await ceyuan(...argv)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(argv[0] === 'plans' ? 'NOUN VERB' : String(argv[0]))
  })

  test.each([
    ['of everything', ['--help'], 'bulletin verify'],
    ['of nothing said', [], 'plan read'],
    ['of a noun', ['bulletin', '--help'], 'bulletin verify'],
    ['of a verb', ['observations', 'import', '-h'], '--sender'],
  ])('help %s is no mistake', async (_, argv, words) => {
    const { exit, out } = await ceyuan(...argv)
    expect(exit).toBe(0)
    expect(out).toContain(words)
  })
})

describe('on a database', () => {
  test('a package brings its own district; the same one again changes nothing', async () => {
    const first = await ceyuan('plan', 'load', PLAN, '--json')
    expect(first.json()).toMatchObject({ plan: 'jlp-2022-2025', unclear: 13, observations: 66 })
    const codes = first.json().alarms.map((each: { code: string }) => each.code)
    expect(codes.filter((code: string) => code === 'target.belowPublished')).toHaveLength(2)
    const again = await ceyuan('plan', 'load', PLAN, '--json')
    expect({ ...again.json(), exit: again.exit }).toEqual({
      ...first.json(),
      observations: 0,
      exit: 0,
    })
  })

  test('an unknown kind of register is refused with its place, not with a fault of the program', async () => {
    const file = 'content/registers/examples/西澜镇企业底册.xlsx'
    const asked = ['import', 'nonsense', file, '--district', 'jlp', '--json']
    const { exit, out, err } = await ceyuan(...asked)
    expect({ exit, out }).toEqual({ exit: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ code: 'input.invalid', places: [{ at: 'kind' }] })
  })

  test('what is exported is the same package', async () => {
    const path = join(folder, 'out.zip')
    const district = ['--district', 'jlp']
    const { json } = await ceyuan(
      'plan',
      'export',
      'jlp-2022-2025',
      ...district,
      '-o',
      path,
      '--json',
    )
    expect(json()).toMatchObject({ file: path })
    expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
    expect((await ceyuan('plan', 'load', path, '--json')).json()).toMatchObject({ observations: 0 })
  })

  test('a district must be named where there are several', async () => {
    const { exit, err } = await ceyuan('plan', 'list')
    expect(exit).toBe(1)
    expect(err).toContain('jianglan')
  })

  test('a district that is not there is refused with those that are', async () => {
    const { exit, err } = await ceyuan('observations', 'list', '--district', 'nowhere')
    expect([exit, err]).toEqual([1, expect.stringMatching(/jianglan.*command\.unknownDistrict/s)])
  })

  test('a file that cannot be written is refused, not thrown', async () => {
    const path = join(folder, 'no-such-folder/plan.zip')
    const { exit, err } = await ceyuan('plan', 'export', 'jianglan-2022-2025', '-o', path)
    expect([exit, err]).toEqual([1, expect.stringContaining('command.notWritten')])
  })

  test('a standing is asked as of a moment', async () => {
    const asked = ['--plan', 'jianglan-2022-2025', '--period', '2025Q3', '--district', 'jianglan']
    const now = (await ceyuan('standing', ...asked, '--json')).json()
    expect(now).toHaveLength(21)
    const past = await ceyuan('standing', ...asked, '--as-of', '2025-10-01T00:00:00+08:00')
    expect(past.out).toMatch(/I-02\s+\S+ (?!滞后)/)
    const future = await ceyuan('standing', ...asked, '--as-of', '2999-01-01T00:00:00Z')
    expect(future.exit).toBe(1)
  })

  test('the plan that is asked about tells the district', async () => {
    const { json } = await ceyuan(
      'standing',
      '--plan',
      'jlp-2022-2025',
      '--period',
      '2024',
      '--json',
    )
    expect(json()).toHaveLength(21)
  })

  test('a plan that is not named is the district’s first', async () => {
    const { json } = await ceyuan('indicators', 'show', 'I-02', '--district', 'jlp', '--json')
    expect(json()).toMatchObject({ targets: [{ operator: '>', value: '80' }] })
  })

  test('a wrong period is refused with its place', async () => {
    const asked = ['--plan', 'a', '--period', '2025Q5', '--district', 'jianglan', '--json']
    const { exit, err } = await ceyuan('standing', ...asked)
    expect(exit).toBe(1)
    const [place] = JSON.parse(err).places
    expect(place).toMatchObject({ at: 'period', code: 'input.invalid' })
    expect(place.message.zh).toBe('写法不对,应如 2025, 2025Q3, 2025-09')
  })

  test('exported values are a table that a package can bring', async () => {
    const { out } = await ceyuan('observations', 'export', '--district', 'jlp')
    expect(out.split('\n')[0]).toContain('code,period,value,unit')
    expect(out.trim().split('\n').length).toBeGreaterThan(50)
  })

  test('a past moment is for reading only', async () => {
    const asked = ['--plan', 'jianglan-2022-2025', '--period', '2025Q3', '--number-word', '江办']
    const past = ['--district', 'jianglan', '--as-of', '2025-10-01T00:00:00+08:00', '--json']
    const { exit, err } = await ceyuan('bulletin', 'draft', ...asked, ...past)
    expect({ exit, code: JSON.parse(err).code }).toEqual({ exit: 1, code: 'access.travelling' })
  })

  test('a bulletin is drafted, issued once, reprinted and verified', async () => {
    const here = ['--json']
    const asked = ['--plan', 'jianglan-2022-2025', '--period', '2025Q3']
    const { bulletin } = (await ceyuan('bulletin', 'draft', ...asked, ...here)).json()
    const issue = ['bulletin', 'issue', bulletin, '--number', '江办〔2025〕9号', ...here]
    const issued = (await ceyuan(...issue)).json()
    expect((await ceyuan(...issue)).exit).toBe(1)
    const [file] = issued.files
    const path = join(folder, 'reprint.docx')
    await ceyuan('bulletin', 'reprint', bulletin, file.name, '-o', path, ...here)
    expect(readFileSync(path).length).toBe(file.size)
    const verified = await ceyuan('bulletin', 'verify', bulletin, ...here)
    expect({ exit: verified.exit, ...verified.json() }).toMatchObject({
      exit: 0,
      hash: issued.hash,
    })
  })
})
