/** The closed lists of words in the registers' facts: one for forms, imports and what is counted. */
import { choice, type Label, label } from '../../base/label.ts'

/** The kept word is the Chinese one; `also` are other ways in which lists of other offices write it. */
export type FactWord = { word: Label; also: readonly string[] }

function fact(zh: string, en: string, ...also: readonly string[]): FactWord {
  return { word: label(zh, en), also }
}

/** A closed list as a schema: the kept words with their labels. */
export function wordOf(words: readonly FactWord[]) {
  return choice(Object.fromEntries(words.map(({ word }) => [word.zh, word])))
}

/** 市级 is the city of Chongqing's; a register may hold the district's own, but no target counts them. */
export const levelWords: readonly FactWord[] = [
  fact('国家级', 'national', '国家', '国家级别'),
  fact('省部级', 'of a ministry or province', '部级', '省级', '省部共建'),
  fact('市级', 'of the city', '市', '重庆市', '重庆市级', '市级别'),
  fact('区级', 'of the district', '区', '区县级', '区县', '县级'),
]
const ABOVE_DISTRICT: ReadonlySet<string> = new Set(['国家级', '省部级', '市级'])

/** 市级以上: city, ministry and state together ◆; words kept before the list was closed are not guessed. */
export function isOfCityOrAbove(level: string | null | undefined): boolean {
  return ABOVE_DISTRICT.has(level ?? '')
}

/** ◆ The kinds that city and state name; a new kind is added here, so that one is not counted as two. */
export const plateWords: readonly FactWord[] = [
  plate('企业技术中心', 'enterprise technology centre'),
  plate('重点实验室', 'key laboratory'),
  plate('工程技术研究中心', 'engineering technology research centre'),
  plate('工程研究中心', 'engineering research centre'),
  plate('工程实验室', 'engineering laboratory'),
  plate('新型研发机构', 'new type of R&D institution', '新型高端研发机构'),
  plate('中小企业技术研发中心', 'R&D centre for SMEs', '企业研发中心', '研发中心'),
  plate('技术创新中心', 'technology innovation centre'),
  plate('制造业创新中心', 'manufacturing innovation centre'),
  plate('产业创新中心', 'industry innovation centre'),
  plate('协同创新中心', 'collaborative innovation centre'),
  plate('工业设计中心', 'industrial design centre'),
  plate('临床医学研究中心', 'clinical research centre'),
  plate('博士后科研工作站', 'postdoctoral workstation', '博士后工作站'),
  plate('院士专家工作站', 'academician workstation', '院士工作站'),
  plate('其他创新平台', 'other innovation platform', '其他'),
]
function plate(zh: string, en: string, ...also: readonly string[]): FactWord {
  return fact(zh, en, ...also, ...prefixed(zh))
}

export const incubatorKindWords: readonly FactWord[] = [
  fact('科技企业孵化器', 'incubator', '孵化器', ...prefixed('科技企业孵化器')),
  fact('众创空间', 'maker space', ...prefixed('众创空间')),
  fact('加速器', 'accelerator', '科技企业加速器', '企业加速器'),
  fact('大学科技园', 'university science park', ...prefixed('大学科技园')),
  fact('小微企业创业创新基地', 'base for small firms', '小微企业创业创新示范基地', '双创基地'),
  fact('其他孵化平台', 'other incubator', '其他'),
]

function prefixed(kind: string): string[] {
  return ['重庆市', '市级', '市', '国家', '国家级'].map((before) => `${before}${kind}`)
}

/** What the catalogue of Ⅰ and Ⅱ names (高企指引 三(二)2), and what offices list beside it. */
export const rightKindWords: readonly FactWord[] = [
  fact('发明专利', 'invention patent', '发明', '发明授权', '国内发明专利', '国防专利'),
  fact('实用新型专利', 'utility model', '实用新型'),
  fact('外观设计专利', 'design patent', '外观设计', '外观'),
  fact('软件著作权', 'software copyright', '软著', '计算机软件著作权'),
  fact('集成电路布图设计专有权', 'layout design', '集成电路布图设计', '集成电路布图设计权'),
  fact('植物新品种', 'plant variety', '植物新品种权'),
  fact('国家级农作物品种', 'national crop variety', '农作物品种'),
  fact('国家新药', 'new drug', '新药'),
  fact('国家一级中药保护品种', 'protected Chinese medicine', '中药保护品种'),
  // In no class: kept, and counted neither among patents nor for a title.
  fact('商标', 'trade mark', '注册商标'),
]
export const rightClassWords: readonly FactWord[] = [
  fact('Ⅰ', 'class I', 'I', 'Ⅰ类', 'I类', '一类', '1类', '1'),
  fact('Ⅱ', 'class II', 'II', 'Ⅱ类', 'II类', '二类', '2类', '2'),
]

export const contractKindWords: readonly FactWord[] = [
  fact('技术开发', 'development', '开发', '技术开发合同'),
  fact('技术转让', 'transfer', '转让', '技术转让合同'),
  fact('技术许可', 'licence', '许可', '技术许可合同'),
  fact('技术咨询', 'consulting', '咨询', '技术咨询合同'),
  fact('技术服务', 'service', '服务', '技术服务合同'),
]
export const sideWords: readonly FactWord[] = [
  fact('输出', 'sold', '卖方', '输出技术', '技术输出', '出让'),
  fact('吸纳', 'bought', '买方', '吸纳技术', '技术吸纳', '受让'),
]
