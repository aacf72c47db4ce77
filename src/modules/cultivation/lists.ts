import { filled, type Label, type Language, label } from '../../base/label.ts'
import { type Column, list } from '../../base/list.ts'
import { pagedList } from '../../base/paged-list.ts'
import { isEndless, termEnd } from '../certificates/term.ts'
import { requestKindLabels } from '../requests/schema.ts'
import { verdictLabels } from '../rules/schema.ts'
import { listBridged, listStreets } from './overview-routes.ts'
import * as routes from './routes.ts'
import { type BridgedFirm, type CultivationRow, type StreetRow, stepLabels } from './schema.ts'
import { sortable } from './verdict-choice.ts'
import * as visitRoutes from './visit-routes.ts'
import { dueOn, outcomeLabels, type Visit, visitStateLabels } from './visit-schema.ts'

const words = {
  officer: label('走访人', 'Officer'),
  name: label('企业名称', 'Firm'),
  code: label('统一社会信用代码', 'Credit code'),
  town: label('镇街', 'Town'),
  park: label('园区', 'Park'),
  step: label('差距类型', 'Kind'),
  unmet: label('不符合条款', 'Unmet clauses'),
  sentence: label('差在哪、怎样补', 'What is lacking and would do'),
  lever: label('着力点', 'Lever'),
  score: label('得分', 'Points'),
  needs: label('需问清', 'To ask'),
  until: label('有效期止', 'Valid until'),
  daysLeft: label('剩余天数', 'Days left'),
  verdict: label('数据结论', 'By its figures'),
  visit: label('走访', 'Visit'),
  due: label('待走访 {on}', 'due {on}'),
  seen: label('{outcome} {on}', '{outcome} {on}'),
  title: label('称号', 'Title'),
}

const firmColumns: readonly Column<CultivationRow>[] = [
  { key: 'name', title: words.name, kind: 'text', text: ({ name }) => name },
  { key: 'code', title: words.code, kind: 'text', text: ({ code }) => code, optional: true },
  { key: 'town', title: words.town, kind: 'choice', text: ({ town }) => town },
  { key: 'park', title: words.park, kind: 'choice', text: ({ park }) => park, optional: true },
]
const unmetColumn: Column<CultivationRow> = {
  key: 'unmet',
  title: words.unmet,
  kind: 'choice',
  text: ({ unmet }) => unmet.map(({ title }) => title).join('、'),
}
const sentenceColumn: Column<CultivationRow> = {
  key: 'sentence',
  title: words.sentence,
  kind: 'text',
  text: ({ sentence }, language) => sentence[language],
}
const visitColumn: Column<CultivationRow> = {
  key: 'visitOn',
  title: words.visit,
  kind: 'text',
  text: visitText,
  value: ({ visitOn, visited }) => visitOn ?? visited?.onDate ?? null,
}
const termColumns: readonly Column<CultivationRow>[] = [
  {
    key: 'until',
    title: words.until,
    kind: 'date',
    text: ({ until }, language) => (until === null ? '—' : termEnd(until)[language]),
    value: ({ until }) => until,
  },
  {
    key: 'daysLeft',
    title: words.daysLeft,
    kind: 'number',
    text: ({ daysLeft, until }) =>
      daysLeft === null || until === null || isEndless(until) ? '—' : String(daysLeft),
    value: ({ daysLeft }) => daysLeft,
  },
  {
    key: 'verdict',
    title: words.verdict,
    kind: 'choice',
    text: ({ verdict }, language) => (verdict === null ? '—' : verdictLabels[verdict][language]),
  },
]
const joined = (all: readonly Label[], language: Language) =>
  all.map((each) => each[language]).join(language === 'zh' ? '、' : ', ')
const rowKey = ({ code, title }: CultivationRow) => `${code} ${title}`

export const nearMissList = pagedList({
  sorts: sortable,
  id: 'near-miss',
  title: label('差一步企业', 'One step short'),
  route: routes.listNearMiss,
  rowKey,
  columns: [
    ...firmColumns,
    {
      key: 'step',
      title: words.step,
      kind: 'choice',
      text: ({ step }, language) => (step === null ? '—' : stepLabels[step][language]),
    },
    unmetColumn,
    {
      key: 'lever',
      title: words.lever,
      kind: 'choice',
      text: ({ levers }, language) => joined(levers, language) || '—',
    },
    sentenceColumn,
    {
      key: 'score',
      title: words.score,
      kind: 'number',
      text: ({ score }) => scoreText(score),
      value: ({ score }) => score?.lo ?? null,
    },
    visitColumn,
  ],
})

export const openMissList = pagedList({
  sorts: sortable,
  id: 'open-miss',
  title: label('一条不符、另有未知的企业', 'One clause unmet, more unknown'),
  route: routes.listOpenMiss,
  rowKey,
  columns: [...firmColumns, unmetColumn, visitColumn],
})

export const toAskList = pagedList({
  sorts: sortable,
  id: 'to-ask',
  title: label('问清一项即可判断的企业', 'One answer decides'),
  route: routes.listToAsk,
  rowKey,
  columns: [
    ...firmColumns,
    { key: 'needs', title: words.needs, kind: 'choice', text: ({ needs }, l) => joined(needs, l) },
    visitColumn,
  ],
})

export const expiringList = pagedList({
  sorts: sortable,
  id: 'expiring',
  title: label('即将到期的称号', 'Expiring titles'),
  route: routes.listExpiring,
  rowKey,
  columns: [
    ...firmColumns,
    { key: 'title', title: words.title, kind: 'choice', text: ({ titleName }, l) => titleName[l] },
    ...termColumns,
    unmetColumn,
    visitColumn,
  ],
})

export const unsupportedList = pagedList({
  sorts: sortable,
  id: 'unsupported',
  title: label('数据不再支持的称号', 'Titles no longer supported'),
  route: routes.listUnsupported,
  rowKey,
  columns: [...firmColumns, ...termColumns, unmetColumn, sentenceColumn, visitColumn],
})

/** The firms behind a count. */
export const countedFirmList = pagedList({
  sorts: sortable,
  id: 'cultivation-firms',
  title: label('称号下的企业', 'Firms by how they stand'),
  route: routes.listStanding,
  rowKey,
  columns: [...firmColumns, ...termColumns, unmetColumn, visitColumn],
})

export const bridgedList = pagedList({
  sorts: sortable,
  id: 'bridged-firms',
  title: label('新旧口径对照企业', 'Firms of the bridge'),
  route: listBridged,
  rowKey: ({ code }: BridgedFirm) => code,
  columns: [
    { key: 'name', title: words.name, kind: 'text', text: ({ name }) => name },
    { key: 'code', title: words.code, kind: 'text', text: ({ code }) => code },
    { key: 'town', title: words.town, kind: 'choice', text: ({ town }) => town },
    {
      key: 'held',
      title: label('现持有', 'Holds it now'),
      kind: 'text',
      text: ({ held }, language) => (held ? yes[language] : '—'),
    },
    {
      key: 'base',
      title: label('原版本', 'By the base'),
      kind: 'text',
      text: ({ base }, language) => verdictLabels[base][language],
    },
    {
      key: 'reform',
      title: label('新版本', 'By the reform'),
      kind: 'text',
      text: ({ reform }, language) => verdictLabels[reform][language],
    },
  ],
})
const yes = label('是', 'yes')

function counted(key: Exclude<keyof StreetRow, 'town'>): Column<StreetRow> {
  return {
    key,
    title: streetTitles[key],
    kind: 'number',
    text: (row) => String(row[key]),
    value: (row) => row[key],
  }
}

const streetTitles = {
  holders: label('现有', 'Holders'),
  expiring: label('180天内到期', 'Expiring in 180 days'),
  unsupported: label('数据不再支持', 'No longer supported'),
  met: label('未持有而符合', 'Meet it without holding it'),
  nearMiss: label('差一步', 'One step short'),
  undetermined: label('待定', 'Undetermined'),
  visits: label('近90天走访', 'Visits in 90 days'),
} satisfies Record<Exclude<keyof StreetRow, 'town'>, unknown>

export const streetList = list({
  id: 'cultivation-streets',
  title: label('各镇街培育情况', 'Cultivation by town'),
  route: listStreets,
  rowKey: ({ town }) => town,
  columns: [
    { key: 'town', title: words.town, kind: 'text', text: ({ town }) => town || '—' },
    counted('holders'),
    counted('expiring'),
    counted('unsupported'),
    counted('met'),
    counted('nearMiss'),
    counted('undetermined'),
    counted('visits'),
  ],
})

export const visitList = list({
  id: 'visits',
  title: label('走访计划', 'Visits'),
  route: visitRoutes.listVisits,
  rowKey: ({ id }: Visit) => id,
  columns: [
    { key: 'name', title: words.name, kind: 'text', text: ({ name }) => name },
    { key: 'town', title: words.town, kind: 'choice', text: ({ town }) => town },
    { key: 'due', title: label('日期', 'Day'), kind: 'date', text: dueOn },
    { key: 'officer', title: words.officer, kind: 'choice', text: ({ officer }) => officer },
    {
      key: 'purpose',
      title: label('事由', 'Purpose'),
      kind: 'text',
      text: ({ purpose }) => purpose,
    },
    {
      key: 'state',
      title: label('状态', 'State'),
      kind: 'choice',
      text: ({ state }, language) => visitStateLabels[state][language],
    },
    {
      key: 'points',
      title: label('了解事项', 'To look into'),
      kind: 'text',
      text: ({ points }) => [...new Set(points.map(({ about }) => about))].join('、') || '—',
    },
    {
      key: 'needs',
      title: label('诉求', 'Needs'),
      kind: 'text',
      text: ({ notes }, language) =>
        [...new Set(notes.flatMap(({ needs }) => needs))]
          .map((need) => requestKindLabels[need][language])
          .join(language === 'zh' ? '、' : ', ') || '—',
    },
  ],
})

/** 'Due' while one is planned, else what came of the last one. */
export function visitText({ visitOn, visited }: CultivationRow, language: Language): string {
  if (visitOn !== null) return filled(words.due, { on: visitOn })[language]
  if (visited === null) return '—'
  const outcome = outcomeLabels[visited.outcome][language]
  return filled(words.seen, { outcome, on: visited.onDate })[language]
}

/** '62—92', or one number where both ends meet. */
export function scoreText(score: CultivationRow['score']): string {
  if (score === null) return '—'
  return score.lo === score.hi ? String(score.lo) : `${score.lo}—${score.hi}`
}
