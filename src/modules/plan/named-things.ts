import type { z } from 'zod'
import type { NamedThing } from './schema.ts'

export type Named = Pick<z.infer<typeof NamedThing>, 'kind' | 'name'>

const BODY =
  '领导小组(?:办公室)?|工作专班|指挥部|联席会议|委员会|管委会|工作组|研究院|科技委|专家库'
const AREA =
  '科技创新园|产业园区?|工业园区?|园区|高新区|经开区|开发区|新区|片区|示范区|示范地|经济圈|经济带|新城|半岛|商圈|集聚区|科学城|科技城|创新区|自贸区|保税区|走廊|小镇|拓展区'
const ENDING = new RegExp(
  `(?:(?<body>${BODY})|(?<area>${AREA}))(?=[,。;:、!?\\s()“”《》]|以|与|和|及|的|等|为|在|由|职能|建设|发展|协同|$)`,
  'g',
)
const PROGRAMME = /(?:计划|行动|工程|专项|攻坚战|思路|体系|战略)$/
/** Words after which a name begins: nothing before the last of them belongs to it. */
const CUT =
  /.*(?:[,。;:、!?\s()“”《》]|发挥|推进与|打造|建设|推进|推动|融入|共建|实施|加强|强化|成立|设立|承接|依托|围绕|以|与|和|及|在|为|对|由|按照|深化|完善|优化|加快|支持|落实|组建|统筹|全国|争创|创建|切实|主动|的|等|建成|形成)/s
const NO_NAME = /\d|^(?:[一二三四五六七八九十]个|产业|特色|各|重点|高品质|高质量)/
/** The longest name that is looked for. */
const LONGEST = 16

/**
 * Places, programmes and bodies that the words call by name. Names in quotation marks come with
 * what they qualify.
 */
export function namedIn(words: string): Named[] {
  const found: Named[] = []
  for (const match of words.matchAll(ENDING)) {
    const start = match.index ?? 0
    const lead = words.slice(Math.max(0, start - LONGEST), start).replace(CUT, '')
    const name = lead + match[0]
    const kind = match.groups?.['body'] === undefined ? 'area' : 'body'
    if (lead.length < 2 && !(kind === 'body' && name.length >= 4)) continue
    if (name.length <= LONGEST && !NO_NAME.test(name) && !found.some((each) => each.name === name))
      found.push({ kind, name })
  }
  for (const name of quotedNames(words))
    if (!found.some((each) => each.name === name)) found.push({ kind: 'programme', name })
  return found
}

/** “金凤计划”, “九大重点行动”, “12345”发展思路. */
function quotedNames(words: string): string[] {
  const names: string[] = []
  for (const match of words.matchAll(/“([^“”]{2,20})”([\u4e00-\u9fff]{0,8})/g)) {
    const inner = match[1] ?? ''
    const after = /^[\u4e00-\u9fff]{0,6}?(?:计划|行动|工程|专项|思路|体系|战略|布局)/.exec(
      match[2] ?? '',
    )?.[0]
    if (PROGRAMME.test(inner)) names.push(inner)
    else if (after !== undefined && !/^[的等在与和]/.test(after)) names.push(`“${inner}”${after}`)
  }
  return names
}
