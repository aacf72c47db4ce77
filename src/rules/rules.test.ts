/** The vectors of the specification, on the example file as it stands. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldsOf, loadProgramme } from './check/programme.ts'
import { chooseVersion } from './check/version-dates.ts'
import { explain } from './explain/explain.ts'
import { dayOf, dayText } from './meaning/days.ts'

function load(name: string) {
  const text = readFileSync(`src/rules/testing/${name}.yaml`, 'utf8')
  const { programme, faults } = loadProgramme([{ file: `${name}.yaml`, text }])
  const version = programme?.versions[0]
  if (version === undefined) throw new Error(JSON.stringify(faults))
  return version
}

const techSme = load('tech-sme')
const clean = {
  境内注册居民企业: true,
  属禁止限制淘汰类: false,
  发生重大事故或严重违法: false,
  列入异常或失信名单: false,
  有效高企资格: false,
  近五年国家级科技奖: false,
  省部级以上研发机构: false,
  主导制定标准: false,
}
const firm = {
  ...clean,
  职工总数: 100,
  科技人员数: 10,
  销售收入: '1000000',
  资产总额: '100',
  成本费用总额: '900000',
  研发费用总额: '60000',
  Ⅰ类知识产权数: 0,
  Ⅱ类知识产权数: 1,
}

function judge(facts: object, version = techSme, on = '2026-06-01') {
  const found = explain(version, { ...facts }, on)
  if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
  return found.explanation
}

test('800 staff and nothing else: 不符合, and nothing is asked', () => {
  expect(judge({ 职工总数: 800 })).toMatchObject({ verdict: 'unmet', needs: [] })
})

test.each([
  ['K1: 10.0 %, 6 %, one Ⅱ类: 4 + 50 + 6', {}, 'met', 60, 60],
  [
    'K2: 9.99 %, 6 %, one Ⅰ类: 80, yet no staff points',
    { 职工总数: 500, 科技人员数: 49, 研发费用总额: '60000', Ⅰ类知识产权数: 1 },
    'unmet',
    80,
    80,
  ],
  [
    'K3: 25 %, 3 % and 15 %, three Ⅱ类: 54',
    { 科技人员数: 25, 研发费用总额: '30000', 成本费用总额: '200000', Ⅱ类知识产权数: 3 },
    'unmet',
    54,
    54,
  ],
  [
    'cost and both kinds of IP missing: 12 + 50 + [0, 30]',
    { 科技人员数: 20, 成本费用总额: null, Ⅰ类知识产权数: null, Ⅱ类知识产权数: null },
    'met',
    62,
    92,
  ],
  [
    'K4: 500 staff, 2亿, 2亿 pass',
    {
      职工总数: 500,
      科技人员数: 50,
      销售收入: '200000000',
      资产总额: '200000000',
      研发费用总额: '12000000',
      成本费用总额: '200000000',
    },
    'met',
    60,
    60,
  ],
  ['501 staff fail', { 职工总数: 501, 科技人员数: 51 }, 'unmet', 60, 60],
  ['one 分 above 2亿 fails', { 资产总额: '200000000.01' }, 'unmet', 60, 60],
  [
    'K5: a valid title passes with 20 points',
    { 科技人员数: 0, 研发费用总额: '0', 有效高企资格: true },
    'met',
    6,
    6,
  ],
  ['5.9999 % earns 40', { 研发费用总额: '59999.99' }, 'unmet', 50, 50],
  [
    'no revenue: the declared zero, cost decides',
    { 销售收入: 0, 成本费用总额: '200000' },
    'met',
    60,
    60,
  ],
  [
    '10 to 19 of 100 technical staff: still met',
    { 科技人员数: { between: [10, 19] } },
    'met',
    60,
    64,
  ],
  ['9 or 10: open', { 科技人员数: { oneOf: [9, 10] } }, 'undetermined', 56, 60],
])('%s', (_, facts, verdict, lo, hi) => {
  expect(judge({ ...firm, ...facts })).toMatchObject({ verdict, score: { lo, hi } })
})

test('needs: only what is open below the open verdict, what settles most first', () => {
  expect(judge({ ...firm, 科技人员数: null, 资产总额: null }).needs).toEqual([
    '资产总额',
    '科技人员数',
  ])
  expect(judge({}).needs[0]).toBe('职工总数')
})

test.each([
  ['one technician short', { 科技人员数: 9 }, [{ field: '科技人员数', from: '9', to: '10' }], '1'],
  [
    '54 points: staff is cheaper than patents',
    { Ⅱ类知识产权数: 0 },
    [{ field: '科技人员数', from: '10', to: '20' }],
    '10',
  ],
  [
    'one 分 short of 6 %',
    { 研发费用总额: '59999.99' },
    [{ field: '研发费用总额', from: '59999.99', to: '60000' }],
    '0',
  ],
])('least change: %s', (_, facts, moves, cost) => {
  expect(judge({ ...firm, ...facts }).leastChange).toMatchObject({ moves, cost })
})

test.each([
  ['met', {}],
  ['impossible: no lever reaches the staff line', { 职工总数: 501 }],
  ['open', { 职工总数: 501, 科技人员数: null }],
])('no least change when %s', (_, facts) => {
  expect(judge({ ...firm, ...facts }).leastChange).toBeNull()
})

test.each([
  ['text in a money column', { 销售收入: '一百万' }, '销售收入', 'notNumber'],
  ['NaN', { 销售收入: Number.NaN }, '销售收入', 'notNumber'],
  [
    'more technicians than staff',
    { 科技人员数: 200, 职工总数: 100 },
    '科技人员数',
    'contradiction',
  ],
  ['an unknown field', { 营业收入: 1 }, '营业收入', 'unknownField'],
  ['half a person', { 职工总数: 0.5 }, '职工总数', 'notWhole'],
  ['more than the field holds', { 销售收入: '9e14' }, '销售收入', 'outOfRange'],
  ['a word for a truth', { 主导制定标准: '是' }, '主导制定标准', 'notTruth'],
  [
    'not applicable where it always applies',
    { 职工总数: { notApplicable: true } },
    '职工总数',
    'alwaysApplies',
  ],
  ['a turned range', { 职工总数: { between: [19, 10] } }, '职工总数', 'turned'],
  ['survey data', { 研发费用总额: { value: 1, purpose: 'statistics' } }, '研发费用总额', 'purpose'],
])('facts refused: %s', (_, facts, at, code) => {
  const found = explain(techSme, facts, '2026-06-01')
  expect(found.kind === 'refused' ? found.faults : []).toMatchObject([{ at, code }])
})

test('no sentence remembers the enterprise before it', () => {
  const varied = [0, 1, 2, 3].flatMap((rights) =>
    [undefined, 5, 10, 18, 26, 60].flatMap((staff) =>
      [undefined, '20000', '47000', '60000'].map((cost) => ({
        ...{ ...firm, Ⅱ类知识产权数: rights, 科技人员数: staff, 研发费用总额: cost },
      })),
    ),
  )
  for (const facts of [...varied, ...varied.reverse()]) {
    const { clauses } = judge(facts)
    expect(clauses, JSON.stringify(facts)).toEqual(judge(facts, load('tech-sme')).clauses)
  }
})

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['2023-04-31', undefined],
  ['2023-00-10', undefined],
  ['2023-4-01', undefined],
  ['2023-04-1x', undefined],
  ['２０23-04-01', undefined],
  ['2023-04-01 ', undefined],
  ['+023-04-01', undefined],
])('the date %s is read as %s', (text, read) => {
  const day = dayOf(text)
  expect(day === undefined ? undefined : dayText(day)).toBe(read)
})

describe('every construct', () => {
  const version = load('every-construct')
  const facts = {
    营业收入: { 2025: '51000000', 2024: '50000000', 2023: '40000000' },
    研发费用: { 2025: '3000000', 2024: '2000000', 2023: '2000000' },
    净资产: { 2025: '182.25', 2024: 135, 2023: 100 },
    职工总数: 100,
    科技人员数: 20,
    场地面积: '50.00',
    成立日期: '2015-03-01',
    行业代码: 'C3912',
    先进程度: '高',
    机构级别: '国家级',
    质量奖: true,
    体系认证: true,
    自主品牌: false,
    高企证书: { from: '2024-01-01', to: '2026-12-31' },
    Ⅰ类: 0,
    Ⅱ类: 5,
    管理得分: 15,
    领域: true,
  }
  const at = (changes: object, procedure = 'new') => {
    const found = explain(version, { ...facts, ...changes }, { on: '2026-03-01', procedure })
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.faults))
    return found.explanation
  }

  test('the score is a range where a panel chooses', () => {
    expect(at({})).toMatchObject({ verdict: 'met', score: { lo: 56, hi: 59 } })
  })

  test.each([
    ['H5: 35.0 % exactly', { 净资产: { 2025: '182.25', 2024: 135, 2023: 100 } }, 56],
    ['H6: no growth', { 净资产: { 2025: 100, 2024: 100, 2023: 100 } }, 47],
    ['H7: first year zero, then 20 %', { 净资产: { 2025: 60, 2024: 50, 2023: 0 } }, 52],
    ['H8: middle year zero', { 净资产: { 2025: 60, 2024: 0, 2023: 50 } }, 47],
    ['negative net assets', { 净资产: { 2025: 60, 2024: 50, 2023: -50 } }, 47],
    [
      'founded two years ago',
      { 净资产: { 2025: 60, 2024: 50, 2023: { notApplicable: true } } },
      52,
    ],
    [
      'founded last year',
      { 净资产: { 2025: 60, 2024: { notApplicable: true }, 2023: { notApplicable: true } } },
      47,
    ],
  ])('growth: %s', (_, changes, lo) => {
    expect(at(changes).score?.lo).toBe(lo)
  })

  test.each([
    ['tier by revenue: 4.9 % of 5100万 meets 4 %', {}, 'met'],
    [
      'at 5000万 the line is 5 %',
      { 营业收入: { 2025: '50000000', 2024: '50000000', 2023: '50000000' } },
      'unmet',
    ],
    [
      'R&D below 100万 the year before',
      { 研发费用: { 2025: '6000000', 2024: '999999.99', 2023: '1' } },
      'unmet',
    ],
    ['a barred industry', { 行业代码: 'C1620' }, 'unmet'],
    ['an industry the table does not cover', { 行业代码: 'J66' }, 'unmet'],
    ['a large firm', { 职工总数: 1000 }, 'unmet'],
    ['no exception for a provincial body', { 机构级别: '省级' }, 'unmet'],
    ['the panel has not spoken', { 领域: null }, 'undetermined'],
    ['below what may be the unseen line', { 科技人员数: 5 }, 'undetermined'],
    [
      'growth below 5 %',
      { 营业收入: { 2025: '51000000', 2024: '50000000', 2023: '50000000' } },
      'unmet',
    ],
  ])('%s', (_, changes, verdict) => {
    expect(at(changes).verdict).toBe(verdict)
  })

  test('growth is not examined on review', () => {
    const flat = {
      营业收入: { 2025: '51000000', 2024: '50000000', 2023: '50000000' },
      研发费用: { 2025: '3000000', 2024: '3000000', 2023: '3000000' },
    }
    expect(at(flat, 'review').verdict).toBe('met')
    expect(at(flat, 'new').verdict).toBe('unmet')
  })

  test('open points name the panel and the unseen text', () => {
    expect(at({ 领域: null, 科技人员数: 5 }).openPoints).toEqual(
      expect.arrayContaining([
        { kind: 'expert', id: '领域' },
        { kind: 'officialText', id: '未见正式文本' },
      ]),
    )
  })

  test.each([
    ['2022-07-31', 'new', 'none'],
    ['2022-08-01', 'new', 'one'],
    ['2026-03-31', 'new', 'one'],
    ['2026-04-01', 'new', 'none'],
    ['2026-04-01', 'review', 'one'],
    ['2027-01-01', 'review', 'none'],
    ['2026-02-30', 'new', 'badDate'],
  ])('on %s a %s finds %s', (on, procedure, kind) => {
    expect(chooseVersion([version], { on, procedure }).kind).toBe(kind)
  })

  test('before we recorded it there was no version', () => {
    expect(chooseVersion([version], { on: '2025-02-01', known: '2025-01-10T00:59:59Z' }).kind).toBe(
      'none',
    )
    expect(chooseVersion([version], { on: '2025-02-01', known: '2025-01-10T01:00:00Z' }).kind).toBe(
      'one',
    )
  })

  test('fields are listed with what the panel is asked', () => {
    expect(fieldsOf(version).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['营业收入', '领域']),
    )
  })
})

describe('awards', () => {
  const version = load('award')
  const facts = {
    首次认定: true,
    规上: false,
    已享受: false,
    设备投入: '12345678.90',
    上级补助: '1000000',
  }

  test.each([
    ['of one group the higher counts once (GT-29 从高)', { 规上: true }, '334567', '364567'],
    ['the lower where only it applies', {}, '284567', '284567'],
    ['nothing for equipment twice', { 已享受: true }, '50000', '50000'],
    [
      'at the line nothing, above it ten percent',
      { 设备投入: '5000000', 上级补助: '0' },
      '50000',
      '50000',
    ],
    ['one 分 above the line', { 设备投入: '5000000.01', 上级补助: '0' }, '550000', '550000'],
    ['a cap', { 设备投入: '50000000', 上级补助: '0' }, '3050000', '3050000'],
    ['unknown history: both', { 已享受: null }, '50000', '284567'],
  ])('%s', (_, changes, lo, hi) => {
    expect(judge({ ...facts, ...changes }, version).amount).toMatchObject({ lo, hi })
  })
})
