import { describe, expect, test } from 'vitest'
import { creditCode } from '../../testing/firms.ts'
import { figureFault } from './catalogue.ts'
import { aliasesOf, membersOf } from './code-aliases.ts'
import { concernsTown, moveFault, movesOf, valueFault } from './fact-rules.ts'
import { normalName } from './firm-name.ts'
import { sectionLabel, sectionOf } from './industry.ts'

const industries = { '3484': '机械零部件加工', '34': '通用设备制造业' }

describe('a value of a fact', () => {
  test.each([
    ['an industry of the edition', 'industry', '3484', '', true],
    ['a division alone', 'industry', '34', '', true],
    ['an industry of no edition', 'industry', '3499', '', false],
    ['no industry any longer', 'industry', '', '', true],
    ['no name', 'name', '', '', false],
    ['a scope that is none', 'administration', 'park', '', false],
    ['a main segment', 'segment', '电机', 'main', true],
    ['a segment of no place', 'segment', '电机', '', false],
    ['a date in words', 'founded', '2020年', '', false],
    ['the last day of a February', 'founded', '2020-02-29', '', true],
    ['a day that no February has', 'founded', '2020-02-30', '', false],
    ['a registration', 'presence', 'movedOut', '', true],
    ['a registration in Chinese', 'presence', '迁出', '', false],
    ['the day itself', 'founded', '2025-10-14', '', true],
    ['a day that has not come', 'founded', '2025-10-15', '', false],
    ['a parent by its code', 'branchOf', creditCode(1), '', true],
    ['itself as its parent', 'branchOf', creditCode(2), '', false],
    ['itself as what it went into', 'mergedInto', creditCode(2), '', false],
    ['a parent by its name', 'branchOf', '江澜集团', '', false],
    ['a successor by its name', 'mergedInto', '江澜集团', '', false],
    ['an origin by its name', 'splitFrom', '江澜集团', '', false],
    ['above size', 'aboveSize', 'yes', '', true],
    ['above size, in Chinese', 'aboveSize', '是', '', false],
  ] as const)('%s', (_, kind, value, detail, stands) => {
    const code = creditCode(2)
    const about = { industries, today: '2025-10-14' }
    expect(valueFault(kind, { code, value, detail }, about) === undefined).toBe(stands)
  })
})

describe('a move', () => {
  const here = { presence: 'here', branchOf: '', town: '西澜镇' } as const
  const gone = { ...here, presence: 'movedOut' } as const
  const ended = { ...here, presence: 'deregistered' } as const
  const unsaid = { ...here, presence: '' } as const
  test.each([
    ['out on the day of registration', here, 'movedOut', '2020-01-01', undefined],
    ['out the day before registration', here, 'movedOut', '2019-12-31', 'beforeRegistration'],
    ['out of a firm that is gone', gone, 'movedOut', '2021-01-01', 'notHere'],
    ['out of a firm nobody knew here', undefined, 'deregistered', '2021-01-01', 'notHere'],
    ['in of a firm that is here', here, 'movedIn', '2021-01-01', 'alreadyHere'],
    ['in again', gone, 'movedIn', '2021-01-01', undefined],
    ['an ending of a branch', { ...here, branchOf: 'x' }, 'deregistered', '2021-01-01', undefined],
    ['inside of a firm that is gone', gone, 'removed', '2021-01-01', 'notHere'],
    ['confirmed here of whom nobody said so', unsaid, 'here', '2021-01-01', undefined],
    ['confirmed here after an ending taken back', ended, 'here', '2021-01-01', undefined],
    ['confirmed here of a firm that is', here, 'here', '2021-01-01', 'alreadyHere'],
    ['confirmed here of a firm that left', gone, 'here', '2021-01-01', 'movedOutBefore'],
  ] as const)('%s', (_, before, move, on, fault) => {
    expect(moveFault(before, { move, on, town: '陶溪镇', registered: '2020-01-01' })).toBe(fault)
  })

  test('inside the district names its town', () => {
    const removed = { move: 'removed', on: '2021-01-01', registered: null } as const
    expect(moveFault(here, { ...removed, town: '' })).toBe('noTownGiven')
    expect(moveFault(here, { ...removed, town: '陶溪镇' })).toBeUndefined()
  })

  test.each([here, gone, ended, unsaid])('what $presence allows is never refused', (firm) => {
    for (const move of movesOf(firm))
      expect(
        moveFault(firm, { move, on: '2021-01-01', town: '陶溪镇', registered: null }),
      ).toBeUndefined()
  })

  test.each([
    ['an ending in the own town', '西澜镇', 'deregistered', '', true],
    ['out of the own town', '西澜镇', 'removed', '陶溪镇', true],
    ['into the own town', '陶溪镇', 'removed', '西澜镇', true],
    ['into the own town from outside', '', 'movedIn', '西澜镇', true],
    ['an ending elsewhere', '陶溪镇', 'deregistered', '', false],
    ['an ending elsewhere that names the own town', '陶溪镇', 'movedOut', '西澜镇', false],
    ['between two other towns', '陶溪镇', 'removed', '铜岸镇', false],
    ['of a firm without town', '', 'movedOut', '', false],
  ] as const)('%s concerns a street officer: %s', (_, firmTown, move, town, concerns) => {
    expect(concernsTown({ town: firmTown }, { move, town }, '西澜镇')).toBe(concerns)
  })
})

describe('codes of one firm', () => {
  const merged = (code: string, other: string) => ({ code, other, decision: 'merged' as const })
  test('decisions chain, the later one on a pair counts', () => {
    expect([...aliasesOf([merged('a', 'b'), merged('b', 'c')])]).toEqual([
      ['b', 'a'],
      ['c', 'a'],
    ])
    const undone = { code: 'b', other: 'a', decision: 'distinct' as const }
    expect(aliasesOf([merged('a', 'b'), undone]).size).toBe(0)
    expect([...aliasesOf([merged('a', 'b'), merged('b', 'a')])]).toEqual([['a', 'b']])
  })

  test('a ring ends', () => {
    expect(aliasesOf([merged('a', 'b'), merged('b', 'c'), merged('c', 'a')]).size).toBe(3)
  })

  test('all codes that are read as one of some firms', () => {
    const aliases = aliasesOf([merged('a', 'b'), merged('x', 'y')])
    expect(membersOf(['b'], aliases)).toEqual(['a', 'b'])
  })
})

test.each([
  ['江澜(集团) 有限公司', '江澜（集团）有限公司'],
  ['江澜ＡＢ科技有限公司', '江澜AB科技有限公司'],
  [' Blue  River Ltd ', 'Blue River Ltd'],
  ['江澜\u200b甲\u202e有限公司', '江澜甲有限公司'],
])('a name is written one way: %s', (typed, normal) => {
  expect(normalName(typed)).toBe(normal)
})

test.each([
  ['0141', 'A'],
  ['1310', 'C'],
  ['43', 'C'],
  ['44', 'D'],
  ['98', ''],
  ['', ''],
])('industry %s stands in section %s', (industry, section) => {
  expect(sectionOf(industry)).toBe(section)
  expect(sectionLabel(section).zh).not.toBe('')
})

describe('a figure', () => {
  const of = (kind: 'money' | 'count' | 'share' | 'yesNo' | 'choice') =>
    ({
      name: '',
      english: '',
      kind,
      unit: '',
      yearly: true,
      values: ['一级', '二级'],
    }) as const
  test.each([
    ['money below zero', 'money', '-5.20', true],
    ['money with separators', 'money', '1,000', false],
    ['a count', 'count', '0', true],
    ['half a person', 'count', '0.5', false],
    ['all of a market', 'share', '100', true],
    ['more than all of it', 'share', '100.5', false],
    ['less than nothing of it', 'share', '-1', false],
    ['yes', 'yesNo', '是', true],
    ['yes in English', 'yesNo', 'yes', false],
    ['a listed word', 'choice', '二级', true],
    ['another word', 'choice', '三级', false],
  ] as const)('%s', (_, kind, value, fits) => {
    expect(
      figureFault({ ...of(kind), values: [...of(kind).values], headings: [] }, value) === undefined,
    ).toBe(fits)
  })
})
