/**
 * Units by which targets are counted, longest first where one begins another. A paper may put 万
 * or 亿 before any of them.
 */
const MEASURES = [
  '美元|欧元|港元|日元|元',
  '平方公里|平方千米|平方米|立方米|平米|公顷|亩|公里|千米|海里|米|厘米|毫米|微米|纳米',
  '吨标准煤|吨标煤|吨|公斤|千克|克|升',
  '千瓦时|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|度电|摄氏度',
  '个百分点|百分点|个基点',
  '个工作日|工作日|个小时|小时|分钟|个月|秒',
  '人次|人日|人年|人天|人|名|户次|户|家次|家企业(?=[,。;、)]|$)|家',
  '标准箱|标箱|班列|床位|张床位|学位|个学位|个工位|工位|个泊位|个车位',
  '件次|件套|件|项次|项|台套|台\\(套\\)|台次|台|套|辆次|辆|艘次|艘|架次|架|条|座次|座|处|所',
  '批次|批|期|场次|场|门|类|种|款|部|本|篇|册|份|幅|块|片|宗|笔|单|张|只|头|羽|株|棵|棚|间|层|栋|幢|枚|根|把|尾|口|眼|盏|面|站|例|岗|席|班次|班|列|标段|盘|趟|道|组|团|队|对|卷|街区|镇|村|社区|方|吨位|支|位|次|倍|个点|个|分|级',
].join('|')
const SYMBOLS =
  '%|‰|℃|kWh|KWh|GWh|MWh|TWh|GW|MW|kW|TEU|PFLOPS|EFLOPS|TFLOPS|Pflops|PB|EB|TB|GB|Gbps|Mbps|Tbps|P(?![A-Za-z])|E(?=[,。;、及以]|$)|m2|m²|㎡|km2|km²|km|m3|m³|dB|μg/m3|微克/立方米|毫克/升|克/千瓦时'
const SCALES = '万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百'
const PER =
  '(?:/(?:平方公里|平方千米|平方米|立方米|工作日|亿元|万元|万人|千人|百人|百户|万户|人年|人|户|年|月|日|天|小时|亩|公顷|吨|千瓦时|家|件|个|次|台|万吨|kWh|[A-Za-z]{1,4}\\d?)){1,2}'

/** A unit at the very beginning of the words: '亿元', '万亩', '个百分点', '吨标准煤/万元'. */
const UNIT = new RegExp(
  `^\\s*(?:((?:${SCALES})?(?:${SYMBOLS}))|((?:${SCALES})?\\s*(?:${MEASURES}))|(${SCALES})(?![\\u4e00-\\u9fff]))(${PER})?`,
)

export function unitAt(words: string): { unit: string; length: number } | undefined {
  const match = UNIT.exec(words)
  if (match === null) return undefined
  const bare = (match[1] ?? match[2] ?? match[3] ?? '').replaceAll(' ', '')
  const unit = bare === '家企业' ? '家' : bare.endsWith('家企业') ? bare.slice(0, -2) : bare
  const inside = bare === unit ? match[0].length : match[0].length - 2
  return { unit: unit + (match[4] ?? ''), length: inside }
}

export function isMoney(unit: string): boolean {
  return /元(?:\/|$)/.test(unit)
}

export function isShare(unit: string): boolean {
  return /[%‰]$/.test(unit)
}

/** Units of waiting, which are a target only where something is to become quicker. */
export function isDuration(unit: string): boolean {
  return /^(?:个?工作日|个?小时|分钟|个月|秒|天|日)$/.test(unit)
}

/** Units by which firms, people and things are counted, not measured. */
export function isCount(unit: string): boolean {
  return /^[万亿千百]*(?:家|个|名|人|件|项|户|所|支|座|处|条|台|套|部|款|种|场|批|期|位|只|对|组|辆|例|站|间|栋|艘|架|种|门|类|次|人次|个?工位|学位|床位|张床位)$/.test(
    unit,
  )
}
