import { type Decimal, decimal, exact } from './decimal.ts'
import { type Label, label } from './label.ts'

/** What a unit measures; values convert only inside one dimension. */
export type Dimension = 'money' | 'area' | 'people' | 'share' | 'count' | 'rank' | 'mass' | 'length'

type UnitFacts = { dimension: Dimension; factor: string; label: Label }

/** Units as official papers write them. The key is the written symbol: it is data, and prints as it is. */
const units: Readonly<Record<string, UnitFacts>> = {
  元: { dimension: 'money', factor: '1', label: label('元', 'yuan') },
  万元: { dimension: 'money', factor: '10000', label: label('万元', '10,000 yuan') },
  亿元: { dimension: 'money', factor: '100000000', label: label('亿元', '100 million yuan') },
  万亿元: { dimension: 'money', factor: '1000000000000', label: label('万亿元', 'trillion yuan') },
  亩: { dimension: 'area', factor: '1', label: label('亩', 'mu') },
  万亩: { dimension: 'area', factor: '10000', label: label('万亩', '10,000 mu') },
  公顷: { dimension: 'area', factor: '15', label: label('公顷', 'hectares') },
  人: { dimension: 'people', factor: '1', label: label('人', 'people') },
  名: { dimension: 'people', factor: '1', label: label('名', 'people') },
  万人: { dimension: 'people', factor: '10000', label: label('万人', '10,000 people') },
  '%': { dimension: 'share', factor: '1', label: label('%', '%') },
  '‰': { dimension: 'share', factor: '0.1', label: label('‰', '‰') },
  位: { dimension: 'rank', factor: '1', label: label('位', 'rank') },
  吨: { dimension: 'mass', factor: '1', label: label('吨', 'tonnes') },
  万吨: { dimension: 'mass', factor: '10000', label: label('万吨', '10,000 tonnes') },
  公里: { dimension: 'length', factor: '1', label: label('公里', 'km') },
  家: { dimension: 'count', factor: '1', label: label('家', '') },
  个: { dimension: 'count', factor: '1', label: label('个', '') },
  件: { dimension: 'count', factor: '1', label: label('件', '') },
  项: { dimension: 'count', factor: '1', label: label('项', '') },
  户: { dimension: 'count', factor: '1', label: label('户', '') },
  万户: { dimension: 'count', factor: '10000', label: label('万户', '10,000 units') },
  万件: { dimension: 'count', factor: '10000', label: label('万件', '10,000 items') },
  万家: { dimension: 'count', factor: '10000', label: label('万家', '10,000 firms') },
}

/** What is known of a written unit; undefined for a unit this table has never seen (台套, 场 …), which then only equals itself. */
export function unitFacts(unit: string): UnitFacts | undefined {
  return units[unit]
}

export function unitLabel(unit: string): Label {
  return units[unit]?.label ?? label(unit, unit)
}

/** A value with its unit as a line of text has it: '52.30 亿元', '12.3%', '78.60 (100 million yuan)'. */
export function withUnit(value: string, unit: string): Label {
  const { zh, en } = unitLabel(unit)
  const said = (words: string) => {
    if (words === '' || words === '%') return value + words
    return /^\d/.test(words) ? `${value} (${words})` : `${value} ${words}`
  }
  return label(said(zh), said(en))
}

/** The value in another unit of the same dimension; undefined when the two do not convert. */
export function converted(value: Decimal, from: string, to: string): Decimal | undefined {
  if (from === to) return value
  const [source, target] = [units[from], units[to]]
  if (source === undefined || target === undefined || source.dimension !== target.dimension)
    return undefined
  return decimal(exact(value).times(source.factor).div(target.factor))
}
