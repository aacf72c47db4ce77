import { type Label, label } from '../../base/label.ts'
import type { Parts } from './clause-parts.ts'

/** Everything the reader can object to, with the sentence an officer reads. */
export const alarmSentences = {
  'text.runOnList': label(
    '“{text}”两个名称之间疑缺顿号,请核对原文',
    '“{text}” runs two names together; a 、 may be missing',
  ),
  'text.mixedSeparators': label(
    '“{text}”逗号与顿号混用,请核对如何分项',
    '“{text}” mixes commas and 、; check how it divides',
  ),
  'text.unclearOperator': label(
    '“{text}”含两个比较词,按较严一方读取,请核对',
    '“{text}” carries two operators; the stricter was read, please check',
  ),
  'text.range': label(
    '“{text}”是区间,按其须守住的一端读取,请核对',
    '“{text}” is a range; the bound that must hold was read, please check',
  ),
  'text.noDeadline': label(
    '“{text}”没有写明期限,请核对',
    '“{text}” names no deadline, please check',
  ),
  'text.repeatedTarget': label(
    '“{text}”与前文目标相同,只计一次',
    '“{text}” repeats an earlier target and counts once',
  ),
  'text.twoValues': label(
    '“{text}”与前文同一指标、同一期限的数值不同,请核对',
    '“{text}” gives another value for an indicator and deadline named before',
  ),
  'text.noTargets': label('全文没有读到带数值的目标', 'No measured target was found in the text'),
  'text.interpretation': label(
    '本文为政策解读,正文未录入',
    'The text is an official reading, not the document itself',
  ),
} as const satisfies Record<string, Label>

export type AlarmCode = keyof typeof alarmSentences

/** Kinds of firm that official papers recognise; two in a row want a 、 between them. */
const TITLE =
  '(?:“?专精特新”?(?:“?小巨人”?)?(?:中小)?企业|“?小巨人”?企业|高新技术企业|科技型(?:中小)?企业|创新型(?:中小)?企业|创新型领军企业|单项冠军(?:企业)?|独角兽企业|瞪羚企业|规上(?:工业)?企业|规模以上(?:工业)?企业|上市(?:公司|企业)|链主企业|龙头企业|领军企业)'
const RUN_ON = new RegExp(`(${TITLE})(?=${TITLE})`, 'g')
const RUN_ON_QUOTES = /“[^“”]{2,12}”(?:企业|平台|中心|基地|人才|计划|园区)“[^“”]{2,12}”/g

/** Two known names without a mark between them: “专精特新”中小企业高新技术企业. */
export function runOnLists({ words }: Parts): string[] {
  const found: string[] = []
  if (!/企业.{0,12}企业|”.{2,4}“/.test(words)) return found
  for (const match of words.matchAll(RUN_ON)) {
    const next =
      new RegExp(`^${TITLE}`).exec(words.slice((match.index ?? 0) + match[0].length))?.[0] ?? ''
    found.push(match[0] + next)
  }
  return [...found, ...[...words.matchAll(RUN_ON_QUOTES)].map((match) => match[0])]
}
