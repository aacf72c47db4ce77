/**
 * FEEL leaves against the DMN Technology Compatibility Kit: `npx tsx bench/rules/tck.ts PATH`, where PATH is
 * a checkout of github.com/dmn-tck/tck. Each decision that is one literal expression becomes a condition; what
 * `check` refuses is outside the subset, what it accepts must answer as the kit expects.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadProgramme } from '../../src/rules/check/programme.ts'
import { explain } from '../../src/rules/explain/explain.ts'

type Given = { readonly name: string; readonly type: string; readonly text: string }
type Asked = {
  readonly id: string
  readonly expression: string
  readonly inputs: readonly Given[]
  readonly expected: Given
}
type Result = { readonly kind: 'right' | 'wrong' | 'outside'; readonly why: string }

function testFiles(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /-test[^/]*\.xml$/.test(file))
    .map((file) => join(path, file))
}

/** The elements of a name, with or without a prefix, that hold no other of the same name. */
function elements(text: string, name: string): { attributes: string; inside: string }[] {
  const pattern = new RegExp(
    `<(?:\\w+:)?${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`,
    'g',
  )
  return [...text.matchAll(pattern)].map(([, attributes = '', inside = '']) => ({
    attributes,
    inside,
  }))
}

function attribute(text: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '')
}

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function plain(text: string): string {
  return text
    .replace(/^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/, '$1')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
    .trim()
}

function casesIn(file: string): Asked[] {
  const text = readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '')
  const [model] = elements(text, 'modelName')
  const expressions = expressionsIn(join(dirname(file), plain(model?.inside ?? '')))
  return elements(text, 'testCase').flatMap(({ attributes, inside }) => {
    const inputs = elements(inside, 'inputNode').map((each) => givenIn(each))
    return elements(inside, 'resultNode').flatMap((result) => {
      const expression = expressions.get(attribute(result.attributes, 'name'))
      if (expression === undefined) return []
      const id = `${basename(dirname(file))} ${attribute(attributes, 'id')}`
      return [{ id, expression, inputs, expected: givenIn(result) }]
    })
  })
}

function givenIn({ attributes, inside }: { attributes: string; inside: string }): Given {
  const values = elements(inside, 'value')
  const isPlain = values.length === 1 && !/<(?:\w+:)?(list|component)\b/.test(inside)
  const nil = /nil="true"/.test(values[0]?.attributes ?? '')
  const type = attribute(values[0]?.attributes ?? '', 'type').replace(/^\w+:/, '')
  return {
    name: attribute(attributes, 'name'),
    type: !isPlain ? 'structure' : nil ? 'null' : type,
    text: plain(values[0]?.inside ?? ''),
  }
}

/** By decision: its text, where it is one literal expression and nothing else. */
function expressionsIn(file: string): Map<string, string> {
  let text = ''
  try {
    text = readFileSync(file, 'utf8').replace(/<!--[\s\S]*?-->/g, '')
  } catch {
    return new Map()
  }
  return new Map(
    elements(text, 'decision').flatMap(({ attributes, inside }) => {
      const leaves = elements(inside, 'literalExpression')
      const [leaf] = leaves
      const isWhole =
        leaves.length === 1 &&
        !/<(?:\w+:)?(context|invocation|list|relation|decisionTable|functionDefinition|conditional|for|every|some|filter|requiredKnowledge|requiredDecision)\b/.test(
          inside,
        )
      const [body] = elements(leaf?.inside ?? '', 'text')
      return leaf === undefined || !isWhole || body === undefined
        ? []
        : [[attribute(attributes, 'name'), plain(body.inside)] as const]
    }),
  )
}

const fieldTypes: Record<string, string> = {
  decimal: '{ type: number, range: [-1000000000, 1000000000], decimals: 6 }',
  boolean: '{ type: bool }',
  date: '{ type: date, range: [1900-01-01, 2100-12-31] }',
}

function judged({ expression, inputs, expected }: Asked): Result {
  const number = /^(decimal|double|integer)$/.test(expected.type)
  if (!number && expected.type !== 'boolean') return { kind: 'outside', why: `a ${expected.type}` }
  const fields = inputs.map(({ name, type }) => [
    name,
    fieldTypes[type === 'double' ? 'decimal' : type],
  ])
  if (fields.some(([, shape]) => shape === undefined)) return { kind: 'outside', why: 'an input' }
  const leaf = number ? `(${expression}) = ${Number(expected.text)}` : expression
  const text = [
    ...['programme: tck', 'name: tck', 'kind: recognition', 'source: {}'],
    'versions: [ { id: v1, valid: [2020-01-01, null], known: [2020-01-01T00:00:00Z, null] } ]',
    'fields:',
    ...[
      '  other: { type: bool }',
      ...fields.map(([name, shape]) => `  ${JSON.stringify(name)}: ${shape}`),
    ],
    `conditions:\n  asked: { when: ${JSON.stringify(leaf.replace(/\s+/g, ' '))} }`,
  ].join('\n')
  const { programme, faults } = loadProgramme([{ file: 'tck.yaml', text }])
  const [version] = programme?.versions ?? []
  if (version === undefined)
    return { kind: 'outside', why: faults.find(({ severity }) => severity === 'error')?.code ?? '' }
  const facts = Object.fromEntries(
    inputs.map(({ name, type, text: value }) => [
      name,
      type === 'boolean' ? value === 'true' : value,
    ]),
  )
  const answer = explain(version, facts, '2026-06-01')
  if (answer.kind === 'refused') return { kind: 'outside', why: answer.faults[0]?.code ?? '' }
  const wanted = number || expected.text === 'true' ? 'met' : 'unmet'
  const { verdict } = answer.explanation
  return { kind: verdict === wanted ? 'right' : 'wrong', why: verdict }
}

const [folder = ''] = process.argv.slice(2)
const asked = testFiles(join(folder, 'TestCases')).flatMap(casesIn)
const results = asked.map((each) => ({ each, ...judged(each) }))
const count = (kind: Result['kind']) => results.filter((each) => each.kind === kind).length
for (const { each, why } of results.filter(({ kind }) => kind === 'wrong'))
  console.error(`${each.id}: ${each.expression} expected ${each.expected.text}, ${why}`)
const reasons = new Map<string, number>()
for (const { kind, why } of results)
  if (kind === 'outside') reasons.set(why, (reasons.get(why) ?? 0) + 1)
console.log(
  JSON.stringify({
    ...{ literalExpressions: results.length, inSubset: count('right') + count('wrong') },
    ...{ right: count('right'), wrong: count('wrong'), outside: count('outside') },
    reasons: Object.fromEntries([...reasons].sort(([, a], [, b]) => b - a)),
  }),
)
