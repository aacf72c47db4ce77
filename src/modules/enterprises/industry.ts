import { type Label, label } from '../../base/label.ts'

/** 门类 of GB/T 4754-2017, each with the first and last of its two-digit divisions. */
const sections = {
  A: ['01', '05', label('农、林、牧、渔业', 'Agriculture, forestry, fishing')],
  B: ['06', '12', label('采矿业', 'Mining')],
  C: ['13', '43', label('制造业', 'Manufacturing')],
  D: ['44', '46', label('电力、热力、燃气及水生产和供应业', 'Power, heat, gas and water')],
  E: ['47', '50', label('建筑业', 'Construction')],
  F: ['51', '52', label('批发和零售业', 'Wholesale and retail')],
  G: ['53', '60', label('交通运输、仓储和邮政业', 'Transport, storage and post')],
  H: ['61', '62', label('住宿和餐饮业', 'Accommodation and catering')],
  I: ['63', '65', label('信息传输、软件和信息技术服务业', 'Information and software')],
  J: ['66', '69', label('金融业', 'Finance')],
  K: ['70', '70', label('房地产业', 'Real estate')],
  L: ['71', '72', label('租赁和商务服务业', 'Leasing and business services')],
  M: ['73', '75', label('科学研究和技术服务业', 'Research and technical services')],
  N: ['76', '79', label('水利、环境和公共设施管理业', 'Water, environment, public facilities')],
  O: ['80', '82', label('居民服务、修理和其他服务业', 'Household services, repair')],
  P: ['83', '83', label('教育', 'Education')],
  Q: ['84', '85', label('卫生和社会工作', 'Health and social work')],
  R: ['86', '90', label('文化、体育和娱乐业', 'Culture, sport, entertainment')],
  S: ['91', '96', label('公共管理、社会保障和社会组织', 'Public administration')],
  T: ['97', '97', label('国际组织', 'International organisations')],
} as const satisfies Record<string, readonly [string, string, Label]>

/** The letter of the section that an industry code stands in; empty for a code of no division. */
export function sectionOf(industry: string): string {
  const division = industry.slice(0, 2)
  if (!/^\d\d$/.test(division)) return ''
  const found = Object.entries(sections).find(
    ([, [first, last]]) => first <= division && division <= last,
  )
  return found?.[0] ?? ''
}

/** The divisions of each section, for a question to the database. */
export function sectionRanges(): { section: string; first: string; last: string }[] {
  return Object.entries(sections).map(([section, [first, last]]) => ({ section, first, last }))
}

const unknown = label('未注明', 'Not stated')

/** 'C' → 制造业. */
export function sectionLabel(section: string): Label {
  const names: Readonly<Record<string, readonly [string, string, Label]>> = sections
  return names[section]?.[2] ?? unknown
}
