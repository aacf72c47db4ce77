/**
 * What two names of one indicator have in common: quotes, brackets and the words for 'number of'
 * left out.
 */
export function indicatorKey(indicator: string): string {
  return indicator
    .replace(/[“”‘’"'《》\s]/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/规模以上/g, '规上')
    .replace(/地区生产总值|GDP|生产总值/g, '地区生产总值')
    .replace(/(?:比重|比例|占比)$/, '比重')
    .replace(/(?:的)?(?:数量|总数|个数)$/, '')
}

/** The key without the words of growth: 研发投入总量年均增长 and 研发投入总量 speak of one thing. */
export function thingKey(indicator: string): string {
  return indicatorKey(indicator).replace(/(?:年均)?(?:增长|增速|增幅|增长率|提高|下降|降低)+$/, '')
}
