import type { Parts } from './clause-parts.ts'
import { isAdjunct, trimmedStart } from './indicator-name.ts'
import type { Span } from './moments.ts'
import { unmasked } from './segments.ts'

/**
 * Goals without a number: counted things nobody counted, and states to be reached. Offsets count
 * from the clause's start.
 */
export type Goals = { half: (Span & { indicator: string })[]; qualitative: Span[] }

/** 一批 and its like say that things are counted, and not how many. */
const UNCOUNTED =
  /(?:一大?批|若干|多个|数个|多家|数家|多名|数名|多项|一系列|大批|众多|一定数量(?:的)?|更多(?:的)?|数十|上百|上千|成百上千)/
const GATHERED =
  /^(?:大力|积极|加快|着力|重点|持续|加大|深入|全面|努力|不断)?(?:引进|引育|招引|招聘|集聚|汇聚|培育|培养|吸引|新增)[^,。;]{0,40}(?:人才|院士|专家|团队|企业|机构|院校|高校|平台|项目|中心|基地|实验室|园区|集群|公司|人员|工程师)$/
/** A phrase that begins like an adjunct and ends like this is a statement of its own. */
const PREDICATE =
  /(?:明显|显著|大幅|持续|不断|全面|更加|基本|进一步|有效|稳步|日益|初步|较快)[\u4e00-\u9fff]{0,6}$|(?:增强|提升|提高|完善|优化|良好|形成|建成|领先|前列|凸显|显现|改善|壮大|突破|融合|健全|完成)$/
const SPAN_OF_TIME =
  /^(?:力争)?(?:再)?(?:用|通过|经过)?[一二三四五六七八九十\d]+(?:至[一二三四五六七八九十\d]+)?年(?:左右|内)?(?:的)?(?:时间|努力)?$/
const INTRODUCES = /(?:如下|目标(?:是|为)?|以下|具体(?:为|是)|包括|即|其中|指出|提出|明确|强调)$/

/** Reads the goals of one clause of a goals section; `taken` are the spans its targets stand in. */
export function goalsOf(parts: Parts, taken: readonly Span[], bodyAt: number): Goals {
  const goals: Goals = { half: [], qualitative: [] }
  let opening: number | undefined
  for (const segment of parts.segments.slice(titleSegments(parts, bodyAt))) {
    const start = Math.max(segment.start, bodyAt)
    const words = unmasked(parts.words, { start, end: segment.end }, parts.timed).trim()
    const measured =
      parts.inside.has(segment) ||
      taken.some((span) => span.start < segment.end && start < span.end)
    if (measured || isNothing(words)) {
      opening = undefined
      continue
    }
    if (segment.closedBy === ',' && isAdjunct(words) && !PREDICATE.test(words)) {
      opening ??= start
      continue
    }
    addGoal(goals, words, { start: blackStart(parts.words, opening ?? start), end: segment.end })
    opening = undefined
  }
  return goals
}

function addGoal(goals: Goals, words: string, span: Span): void {
  // A quotation (“三个一批”, 《…若干意见》) names and counts nothing; its place is kept.
  const uncounted = UNCOUNTED.exec(
    words.replace(/“[^“”]*”|《[^《》]*》/g, (quote) => ' '.repeat(quote.length)),
  )
  if (uncounted !== null || GATHERED.test(words)) {
    const named =
      uncounted === null
        ? words.replace(/^(?:大力|积极|加快|着力|重点|持续|加大|深入|全面|努力|不断)/, '')
        : words.slice(uncounted.index + uncounted[0].length)
    goals.half.push({ ...span, indicator: trimmedStart(named) || words })
  } else goals.qualitative.push(span)
}

function isNothing(words: string): boolean {
  return (
    words.length < 4 ||
    SPAN_OF_TIME.test(words) ||
    INTRODUCES.test(words) ||
    /^\([^()]*\)$/.test(words)
  )
}

/** The first sentence of an item, when more follows it, is the item's title and no goal. */
function titleSegments({ segments }: Parts, bodyAt: number): number {
  const [first, second] = segments
  if (first === undefined || second === undefined) return 0
  const titled = first.closedBy === '。' || first.closedBy === ':'
  return titled && first.end - bodyAt <= 30 ? 1 : 0
}

function blackStart(words: string, start: number): number {
  return start + (/^\s*/.exec(words.slice(start, start + 8))?.[0].length ?? 0)
}
