import { problemTable } from '../../base/problem.ts'

export const refusePlan = problemTable('plan', {
  unknown: {
    status: 404,
    zh: '没有编号为 {plan} 的方案;请在“方案”页核对',
    en: 'There is no plan {plan}; check the plan list',
  },
  noVersion: {
    status: 404,
    zh: '方案 {plan} 没有第 {version} 版;请在版本清单中选择',
    en: 'Plan {plan} has no version {version}; choose one from its versions',
  },
  taken: {
    status: 409,
    zh: '编号 {plan} 已有方案;请改用“修改方案”,或换一个编号',
    en: 'A plan {plan} exists already; amend it, or choose another id',
  },
  moved: {
    status: 409,
    zh: '方案已被他人改到第 {version} 版;请刷新后在最新一版上修改',
    en: 'Somebody changed the plan to version {version}; reload and edit the newest one',
  },
  invalid: {
    status: 422,
    zh: '方案包有 {count} 处问题,未载入;请按所列位置修改后再载入',
    en: 'The plan package has {count} {count:fault|faults} and was not loaded; mend the places listed and load again',
  },
  otherDistrict: {
    status: 409,
    zh: '方案包属于“{district}”,当前在“{here}”;请到该区县载入',
    en: 'The package belongs to “{district}”, you are in “{here}”; load it there',
  },
  codeTaken: {
    status: 409,
    zh: '指标代码 {code} 在方案“{plan}”中已是“{name}”;请为新指标换一个代码',
    en: 'Indicator code {code} already means “{name}” in plan “{plan}”; give the new one another code',
  },
  otherPlan: {
    status: 409,
    zh: '提交的是方案 {plan} 的内容,不是 {here};请在该方案下修改',
    en: 'What was sent belongs to plan {plan}, not to {here}; amend it there',
  },
  noTerm: {
    status: 422,
    zh: '方案没有实施期限;请先填写开始和结束年份,再确认读取结果',
    en: 'The plan has no term; enter its first and last year before accepting the reading',
  },
  closed: {
    status: 409,
    zh: '方案已收官,不再修改;后续请在接续方案中办理',
    en: 'The plan is closed and no longer changes; work on its successor',
  },
  noText: {
    status: 422,
    zh: '没有可读的文字;请粘贴方案全文,或上传 .txt、.docx、带文字层的 PDF',
    en: 'There is no text to read; paste the plan or upload .txt, .docx or a PDF with a text layer',
  },
  tooLongToKeep: {
    status: 413,
    zh: '方案有 {characters} 字,最多收存 {most} 字;请只载入方案正文,附件分开收存',
    en: 'The plan has {characters} {characters:character|characters}, at most {most} are kept; load the plan itself without its annexes',
  },
  tooManyClauses: {
    status: 413,
    zh: '方案分成 {clauses} 条,最多收存 {most} 条;请只载入方案正文,附件分开收存',
    en: 'The plan falls into {clauses} {clauses:clause|clauses}, at most {most} are kept; load the plan itself without its annexes',
  },
  tooLarge: {
    status: 413,
    zh: '方案文本超过 50 MB;请只上传方案正文',
    en: 'The plan text is larger than 50 MB; upload the plan itself only',
  },
})
