import type { PresetText } from './schema.ts'

/**
 * The fixed texts that ship ◆: our own wording after the structure of published bulletins (formats §1,
 * plan §8.2). Data: an office replaces one by adding a version with its own source and first day.
 */
export const shippedTexts: readonly PresetText[] = [
  text(
    'preface',
    '根据《{plan}》,现将{period}推进情况通报如下(数据截至{dataTo},登记时点{moment})。',
  ),
  text('noneLeading', '本期没有高于计划进度的已核准指标。'),
  text('noneLagging', '本期没有低于计划进度而判为滞后的已核准指标。'),
  text('noReason', '待责任单位说明'),
  text('askMeasures', '就{name}滞后说明原因,提出措施和完成时限,报{office}。'),
  text('askSteps', '就{name}滞后提出措施和完成时限,报{office}。'),
  text('askValue', '补报{name}{period}数据,并说明逾期原因。'),
  text('askApproval', '请统计部门对{names}的数据作出核准。'),
  text('noRequests', '各责任单位继续按年度目标和计划曲线推进,按期报送数据。'),
  text('noCorrections', '前期通报签发以来,没有涉及已通报数据的更正。'),
  text('firstBulletin', '本期以前没有已签发的通报,没有已通报数据的更正。'),
  text(
    'erratum',
    '《{title}》({number})印发后,下列数据有更正。原通报不作改动,可按签发时的原样重印;有关数据以本说明为准。',
  ),
]

function text(id: string, words: string): PresetText {
  return {
    id,
    version: 1,
    effectiveFrom: '2022-01-01',
    text: words,
    source: { confidence: 'judgement', note: '◆ 随系统提供的固定文句' },
  }
}

/** The text in force on a date: the newest version that had begun. Undefined when none had. */
export function textOn(
  texts: readonly PresetText[],
  id: string,
  date: string,
): PresetText | undefined {
  return texts
    .filter((each) => each.id === id && each.effectiveFrom <= date)
    .sort((a, b) => b.version - a.version)[0]
}
