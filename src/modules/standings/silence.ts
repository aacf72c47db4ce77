/** Sentences where no light is judged: what is the case, and what would change it. */
import { scopeLabels } from '../../base/area.ts'
import { type Label, label } from '../../base/label.ts'
import { lastMonth, type Period, periodName } from '../../base/period.ts'
import type { Standing } from '../../base/standing.ts'
import { type Definition, frequencyLabels } from '../indicators/schema.ts'
import type { Due } from './release.ts'
import { type Lack, lackLabels, type StandingReason } from './schema.ts'
import type { Elsewhere } from './standing-input.ts'

export type Silence = {
  standing: Standing
  reason: StandingReason
  missing: Lack[]
  sentence: Label
}

export function withheldBy(article: string): Silence {
  return {
    standing: 'withheld',
    reason: 'withheld',
    missing: [],
    sentence: label(`依法不公开(${article})。`, `Withheld by law (${article}).`),
  }
}

export function openDefinition(definition: Definition | null): Silence {
  if (definition === null)
    return {
      standing: 'open',
      reason: 'definitionMissing',
      missing: [],
      sentence: label(
        '没有口径卡,先定口径再作比较。',
        'There is no definition card; decide the definition before comparing.',
      ),
    }
  const open = definition.open.join('、')
  return {
    standing: 'open',
    reason: 'definitionOpen',
    missing: [],
    sentence: label(
      `${definition.name}口径未定:${open};确定之前不作比较。`,
      `${definition.nameEn}: the definition is open (${open}); nothing is compared until it is decided.`,
    ),
  }
}

/** No value: exempt, not due, overdue, or missing, each for its own reason. */
export function withoutValue(definition: Definition, period: Period, due: Due): Silence {
  const { name, nameEn } = definition
  const at = periodName(period)
  const said = (standing: Standing, reason: StandingReason, zh: string, en: string): Silence => ({
    standing,
    reason,
    missing: standing === 'missing' ? ['value', 'release'] : [],
    sentence: label(`${name}${zh}。`, `${nameEn}: ${en}.`),
  })
  if (due.kind === 'exempt') {
    const month = lastMonth(period)
    return said(
      'exempt',
      'exemptMonth',
      `${at.zh}制度免报(制度规定${month}月不报)`,
      `no report is asked for month ${month} by the survey system`,
    )
  }
  if (due.kind === 'notMade') {
    const word = frequencyLabels[definition.release.frequency]
    const next = periodName(due.next)
    const on =
      due.dueOn === null ? label('', '') : label(`,${due.dueOn}前发布`, `, due by ${due.dueOn}`)
    return said(
      'notDue',
      'notReportedThen',
      `按${word.zh}发布,${at.zh}不产生数值,下一个数值属于${next.zh}${on.zh}`,
      `released ${word.en}, no value is made for ${at.en}; the next one is for ${next.en}${on.en}`,
    )
  }
  if (due.kind === 'running')
    return said(
      'notDue',
      'periodRunning',
      `${at.zh}至${due.closes}结束,尚无数值`,
      `${at.en} ends on ${due.closes}; no value yet`,
    )
  if (due.kind === 'notYet')
    return said(
      'notDue',
      'beforeRelease',
      `${at.zh}数值于${due.dueOn}前发布,未到发布期`,
      `the value for ${at.en} is due by ${due.dueOn}`,
    )
  if (due.kind === 'past')
    return said(
      'overdue',
      'pastRelease',
      `${at.zh}数值应于${due.dueOn}前报出,逾期未报`,
      `the value for ${at.en} was due by ${due.dueOn} and has not been reported`,
    )
  return said(
    'missing',
    'lacking',
    `${at.zh}没有数值,发布期也未登记,不能判断是否逾期`,
    `no value for ${at.en}, and no release lag is recorded, so it cannot be called late`,
  )
}

export function lackingSentence(definition: Definition, missing: Lack[]): Silence {
  const zh = missing.map((each) => lackLabels[each].zh).join('、')
  const en = missing.map((each) => lackLabels[each].en).join(', ')
  return {
    standing: 'missing',
    reason: 'lacking',
    missing,
    sentence: label(
      `${definition.name}缺${zh},不作判定。`,
      `${definition.nameEn}: not judged, lacking ${en}.`,
    ),
  }
}

/** A value of a town, a park or another range: the district's target is not theirs to meet. */
export function notPromised(definition: Definition, elsewhere: Elsewhere): Silence {
  const [at, of] = [placeText(elsewhere), placeText(elsewhere.promised)]
  return {
    standing: 'missing',
    reason: 'lacking',
    missing: ['yearlyTarget'],
    sentence: label(
      `${definition.name}的年度目标定在${of.zh},${at.zh}没有目标,不作判定。`,
      `${definition.nameEn}: the yearly target is set for ${of.en}; ${at.en} has none, so nothing is judged.`,
    ),
  }
}

export function valueNotKept(
  definition: Definition,
  period: Period,
  elsewhere: Elsewhere,
): Silence {
  const [at, when] = [placeText(elsewhere), periodName(period)]
  return {
    standing: 'missing',
    reason: 'lacking',
    missing: ['value'],
    sentence: label(
      `${definition.name}:台账里没有${at.zh}${when.zh}的数值。`,
      `${definition.nameEn}: the ledger has no value of ${at.en} for ${when.en}.`,
    ),
  }
}

function placeText({ area, scope }: Pick<Elsewhere, 'area' | 'scope'>): Label {
  return label(`${area}(${scopeLabels[scope].zh})`, `${area} (${scopeLabels[scope].en})`)
}

export function withoutScale(definition: Definition): Silence {
  return {
    standing: 'uncovered',
    reason: 'noScale',
    missing: [],
    sentence: label(
      `${definition.name}目标值为零或更小,差距无法折成比例,规则未覆盖。`,
      `${definition.nameEn}: the target is zero or less, so the gap has no scale; no rule covers this.`,
    ),
  }
}
