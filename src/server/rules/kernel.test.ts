import { expect, test } from 'vitest'
import { judgeRows } from '../../rules/bulk-judge.ts'
import { compare, toText } from '../../rules/rational.ts'
import { type Expected, judgeByNodes } from '../../rules/testing/judge-by-nodes.ts'
import { randomRows } from '../../rules/testing/random-rows.ts'
import { chanceFrom, randomVersion } from '../../rules/testing/random-version.ts'
import { heldIn } from '../../rules/testing/register.ts'
import { boundsOf, compileKernel, compileText, type KernelAnswer } from './kernel.ts'
import { kernelColumns } from './kernel-register.ts'

const occasion = { day: 20_000, procedure: 'new' }

test.each([true, false])('kernels say what the interpreter says (complete: %s)', (complete) => {
  for (let seed = 1; seed <= 80; seed++) {
    const version = randomVersion(seed)
    const rows = randomRows(version, { rows: 100, complete, chance: chanceFrom(seed) })
    const bulk = judgeRows([version], { ...occasion, complete })
    const columns = kernelColumns(bulk.sheet, heldIn(bulk.sheet, version, rows))
    const bounds =
      seed % 2 === 0
        ? boundsOf(
            columns,
            bulk.sheet.columns.map(({ kind }) => kind),
          )
        : undefined
    const answers = [compileText(bulk, bounds), compileKernel(bulk, bounds)].map(({ run }) =>
      run(columns, rows.length),
    )
    const judge = judgeByNodes(version, occasion)
    for (const [index, row] of rows.entries()) {
      const expected = told(judge(row))
      for (const [kernel, answer] of answers.entries())
        expect(
          told(answerAt(answer, index)),
          `seed ${seed}, kernel ${kernel}, row ${index}`,
        ).toEqual(expected)
    }
  }
})

function told({ verdict, score, fails, needs }: Expected) {
  return { verdict, fails, needs, lo: score && toText(score.lo), hi: score && toText(score.hi) }
}

function answerAt({ outputs, arrays }: KernelAnswer, row: number): Expected {
  const read = (kind: string) => {
    const place = outputs.findIndex((each) => each.kind === kind)
    const value = arrays[place]?.[row]
    return value === undefined ? undefined : { n: BigInt(value), d: outputs[place]?.den ?? 1n }
  }
  const lo = read('scoreLo')
  const hi = read('scoreHi') ?? lo
  expect(lo && hi && compare(lo, hi) <= 0).toBe(true)
  const fails = BigInt.asUintN(32, read('fails')?.n ?? 0n)
  const verdict = Number(read('verdict')?.n) as 0 | 1 | 2
  const needs = BigInt.asUintN(32, read('needs')?.n ?? 0n)
  return { verdict, score: lo && hi ? { lo, hi } : null, fails, needs }
}
