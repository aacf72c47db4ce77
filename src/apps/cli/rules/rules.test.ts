import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from '../main.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-rules-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head =
  '代号,区,职工总数,科技人员数,销售收入,资产总额,成本费用总额,研发费用总额,Ⅰ类知识产权数,Ⅱ类知识产权数,境内注册居民企业,属禁止限制淘汰类,发生重大事故或严重违法,列入异常或失信名单,有效高企资格,近五年国家级科技奖,省部级以上研发机构,主导制定标准'
const fair = '是,否,否,否,否,否,否,否'
const register = [
  head,
  `甲,东,100,10,10000000,20000000,9000000,600000,0,1,${fair}`,
  `乙,东,1000,9.99,10000000,20000000,9000000,600000,1,0,${fair}`,
  '丙,西,800,,,,,,,,,,,,,,,',
  `丁,西,100,12,10000000,20000000,NaN,600000,1,0,${fair}`,
  `戊,西,100,20,一千万,20000000,9000000,600000,1,0,${fair}`,
  `己,西,100,12,10000000,20000000,,500000,,,${fair}`,
  `庚,西,100,120,10000000,20000000,9000000,600000,1,0,${fair}`,
  `辛,西,100,20,10000000,20000000,9000000,600000,1,0,也许,否,否,否,否,否,否,否`,
].join('\n')

function fileOf(name: string, text: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const input = fileOf('firms.csv', register)
const mapping = fileOf('map.yaml', 'key: 代号\n')

async function asked(...words: string[]) {
  let [out, err] = ['', '']
  const code = await main(words, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
  })
  return { code, out, err }
}

test.each(['duckdb', 'kernel'])(
  '%s judges what can be read and names what cannot',
  async (engine) => {
    const answers = join(folder, `${engine}.csv`)
    const { code, out } = await asked(
      ...['rules', 'run', 'cn.most.tech-sme', '--in', input, '--map', mapping, '--json'],
      ...['--engine', engine, '--out', answers, '--on', '2026-06-01'],
    )
    expect(code).toBe(0)
    expect(readFileSync(answers, 'utf8').trim().split('\n')).toEqual([
      'key,verdict,score_lo,score_hi,fails,needs',
      '甲,met,60,60,0,0',
      '丙,unmet,0,100,2,0',
      '己,undetermined,44,84,0,208',
    ])
    const { rows, good, bad } = JSON.parse(out)
    expect([rows, good]).toEqual([8, 3])
    expect(bad).toEqual([
      { row: 2, column: '科技人员数', word: '9.99', reason: 'tooFine' },
      { row: 4, column: '成本费用总额', word: 'NaN', reason: 'notNumber' },
      { row: 5, column: '销售收入', word: '一千万', reason: 'notNumber' },
      { row: 7, column: '科技人员数 <= 职工总数', word: '', reason: 'contradiction' },
      { row: 8, column: '境内注册居民企业', word: '也许', reason: 'notTruth' },
    ])
  },
)

test('a reform is told with bounds, by group', async () => {
  const text = readFileSync('src/rules/testing/tech-sme.yaml', 'utf8')
  const reform = fileOf('reform.yaml', text.replace('综合得分 >= 60分', '综合得分 >= 44分'))
  const { code, out } = await asked(
    ...['rules', 'simulate', 'cn.most.tech-sme', reform, '--in', input, '--map', mapping],
    ...['--on', '2026-06-01', '--by', '区', '--json'],
  )
  expect(code).toBe(0)
  const [whole, east, west] = JSON.parse(out).reforms[0].groups
  expect(whole).toMatchObject({
    group: '*',
    firms: 3,
    base: { lo: 1, hi: 2 },
    reform: { lo: 2, hi: 2 },
  })
  expect(east).toMatchObject({ group: '东', firms: 1, gains: { lo: 0, hi: 0 } })
  expect(west).toMatchObject({ group: '西', gains: { lo: 0, hi: 1 }, loses: { lo: 0, hi: 0 } })
})

test('800 staff and nothing else known is unmet and needs nothing', async () => {
  const facts = fileOf('facts.json', '{"职工总数":800}')
  const { code, out } = await asked(
    ...['rules', 'explain', 'cn.most.tech-sme', '--facts', facts, '--on', '2026-06-01', '--json'],
  )
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ verdict: 'unmet', needs: [], score: { lo: 0, hi: 100 } })
})

/** 公司 in GB 18030. */
const gb = fileOf('gb.csv', Buffer.from('b9abcbbe2c737461666620746f74616c0abcd72c3130300a', 'hex'))
const sham = fileOf('sham.parquet', 'staff_total\n100\n')
const few = fileOf('few.csv', 'staff_total,revenue\n800,\n１００,"10,000,000"\n90,"1,00"\n')

test('a file with few of the columns is judged by them; digits in groups and of a Chinese keyboard count', async () => {
  const out = join(folder, 'few-answers.csv')
  const { code, out: told } = await asked(
    ...['rules', 'run', 'cn.most.tech-sme', '--in', few, '--on', '2026-06-01', '--json'],
    ...['--out', out],
  )
  expect(code).toBe(0)
  const { good, bad, absent, programmes } = JSON.parse(told)
  expect([good, absent.length]).toEqual([2, 14])
  expect(bad).toEqual([{ row: 3, column: 'revenue', word: '1,00', reason: 'notNumber' }])
  expect(programmes[0]).toMatchObject({ met: 0, unmet: 1, undetermined: 1 })
})

test.each([
  ['an unknown programme', ['run', 'cn.none', '--in', input, '--out', 'x'], 1, 'noProgramme'],
  [
    'an unknown engine',
    ['run', 'cn.most.tech-sme', '--in', input, '--out', 'x', '--engine', 'abacus'],
    1,
    'engine',
  ],
  [
    'a file that is not there',
    ['run', 'cn.most.tech-sme', '--in', 'none.csv', '--out', 'x'],
    1,
    '没有这个文件',
  ],
  [
    'a table in another encoding',
    ['run', 'cn.most.tech-sme', '--in', gb, '--out', 'x'],
    1,
    'UTF-8',
  ],
  [
    'text that calls itself Parquet',
    ['run', 'cn.most.tech-sme', '--in', sham, '--out', 'x'],
    1,
    'Parquet',
  ],
  [
    'a key that the file has not',
    ['run', 'cn.most.tech-sme', '--in', few, '--map', mapping, '--out', 'x'],
    1,
    'staff_total',
  ],
  [
    'a day before any version',
    ['fields', 'cn.most.tech-sme', '--on', '2001-01-01'],
    1,
    'noVersion',
  ],
  ['no file at all', ['run', 'cn.most.tech-sme'], 2, 'rules run'],
])('%s is refused', async (_, words, code, said) => {
  const answer = await asked('rules', ...words)
  expect(answer.code).toBe(code)
  expect(answer.err).toContain(said)
})

test('all programmes check green, a bad file red', async () => {
  expect((await asked('rules', 'check')).code).toBe(0)
  const bad = fileOf('bad.yaml', 'programme: X\n')
  const { code, out } = await asked('rules', 'check', bad)
  expect(code).toBe(1)
  expect(out).toContain('bad.yaml:1:')
})
