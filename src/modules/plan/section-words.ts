import type { ClauseKind } from './schema.ts'

type Section = Extract<
  ClauseKind,
  'background' | 'goal' | 'task' | 'support' | 'safeguard' | 'other'
>

/** The words by which a section says what it is; the first row that matches decides. */
const sections: readonly (readonly [Section, RegExp])[] = [
  ['goal', /目标|主要指标|指标体系|核心指标|发展指标|发展愿景|远景展望/],
  [
    'background',
    /背景|现状|形势|发展基础|工作基础|现有基础|主要成效|取得成效|发展成就|工作回顾|发展回顾|编制依据|制定依据|文件依据|起草过程|起草说明|必要性|意义|存在问题|面临的|机遇/,
  ],
  ['safeguard', /保障|组织实施|组织领导|实施机制|实施要求|工作要求|附则|推进机制/],
  ['support', /支撑/],
  [
    'task',
    /任务|举措|重点工作|重点工程|重大工程|专项行动|主要措施|工作措施|具体措施|政策措施|工作内容|行动内容|实施内容|实施路径|空间布局|重点领域|重点行动/,
  ],
  ['other', /指导思想|基本原则|工作原则|总体思路|工作思路|名词解释|适用范围|总则/],
]

/**
 * What the words of a section title make of everything below it; undefined when they do not say.
 */
export function sectionOf(label: string): Section | undefined {
  return sections.find(([, pattern]) => pattern.test(label))?.[0]
}

/**
 * The section that a title says with its last word (发展目标, 保障措施): strong enough to change what an
 * upper title said.
 */
export function sectionAtEnd(label: string): Section | undefined {
  if (label.length > 10) return undefined
  const tail = /(?:目标|指标|背景|任务|任务书|保障|保障措施|支撑|思想|原则)$/.exec(label)
  return tail === null ? undefined : sectionOf(tail[0])
}

const DATE_LABEL =
  /^(?:到|至)?\s*20\d{2}\s*年?(?:底|末)?(?:主要|发展|工作|阶段|年度|预期)?(?:目标)?\s*:?$/

/**
 * An unnumbered line that is a section title: short, without a stop, and saying what follows:
 * 主要目标, 2025年:
 */
export function isSectionLabel(line: string): boolean {
  if (line.length > 16) return false
  if (DATE_LABEL.test(line)) return true
  return (
    line.length <= 12 && /^[^\d,。;、《》()“”\t]+:?$/.test(line) && sectionOf(line) !== undefined
  )
}
