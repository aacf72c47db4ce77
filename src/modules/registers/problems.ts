import { problemTable } from '../../base/problem.ts'
import { contradictionWords } from './contradictions.ts'

export const refuseEntry = problemTable('register', {
  noSuchEntry: {
    status: 404,
    zh: '没有编号为 {id} 的台账条目:已被更正或撤回,或在所看时点尚未登记;请返回台账重新选择',
    en: 'There is no entry {id}: it was corrected or withdrawn, or not yet recorded at this moment; choose it from the register',
  },
  endsBeforeBegins: {
    status: 422,
    zh: '截止日期 {to} 早于日期 {from};请核对两个日期',
    en: 'It ends on {to}, before its date {from}; check both dates',
  },
  monthDiffers: { status: 422, ...contradictionWords.monthDiffers },
  partsExceed: { status: 422, ...contradictionWords.partsExceed },
  badFacts: {
    status: 422,
    zh: '有 {count} 处内容不符合台账要求;请按提示逐项改正',
    en: '{count} {count:field does|fields do} not fit the register; correct them one by one',
  },
  badFact: {
    status: 422,
    zh: '“{field}”应为{expected}',
    en: '“{field}” should be {expectedEn}',
  },
  knownKey: {
    status: 409,
    zh: '编号 {key} 已登记;如需修改,请在该条目上“更正”并写明原因',
    en: 'Number {key} is already recorded; to change it, correct that entry and give the reason',
  },
  reasonMissing: {
    status: 422,
    zh: '更正和撤回须写明原因;请补填',
    en: 'A correction or withdrawal needs its reason; fill it in',
  },
  otherKey: {
    status: 422,
    zh: '更正不能改变台账或编号(原为 {key});请撤回原条目后另行登记',
    en: 'A correction keeps the register and the number ({key}); withdraw the entry and record another',
  },
  futureEntry: {
    status: 422,
    zh: '日期 {on} 晚于今天 {today};请核对,或在该日到来后登记',
    en: 'The day {on} lies after today, {today}; check it, or record the entry when the day has come',
  },
  releaseAhead: {
    status: 422,
    zh: '截至日 {on} 晚于今天 {today};请填写已过去的日期',
    en: 'The day {on} lies after today, {today}; choose a day that has passed',
  },
  nothingToRelease: {
    status: 409,
    zh: '截至 {on} 没有可以对外发布的数:不是没有条目,就是全部会露出单个单位(统计法实施条例第二十九条);请合并分组后再发布',
    en: 'As at {on} nothing may be told: there are no entries, or every sum would reveal a unit (Implementing Regulation of the Statistics Law, article 29); join groups first',
  },
})
