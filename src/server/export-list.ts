/** Any list as .xlsx: what the reader sees, after a first sheet that says what this is and who took it. */
import type { z } from 'zod'
import { type AskedNames, askedWords } from '../base/asked-words.ts'
import { clockText } from '../base/calendar.ts'
import { filled, type Label, type Language, label } from '../base/label.ts'
import { type Column, type List, shownColumns, type View, viewed } from '../base/list.ts'
import { exportList } from '../base/list-export.ts'
import { problemTable } from '../base/problem.ts'
import type { Route } from '../base/route.ts'
import { type Context, implement, type Operation } from './context.ts'
import { checked } from './http/read-input.ts'
import { type CellToWrite, type SheetToWrite, writeWorkbook } from './spreadsheet/write.ts'

export const refuseList = problemTable('list', {
  unknown: {
    status: 404,
    zh: '没有名为 {list} 的列表;请从列表页面导出',
    en: 'There is no list named {list}; export from the page of a list',
  },
  unknownColumn: {
    status: 400,
    zh: '列表“{list}”没有“{key}”列,不能按它排序或筛选;可用:{known}',
    en: 'The list “{list}” has no column “{key}” to sort or filter by; it knows {known}',
  },
})

/** A list together with the operation that answers its route; made by `served`. */
export type ServedList = {
  id: string
  title: Label
  route: Route
  /** Reads with the caller's own permission and scope, then looks as the reader looks. */
  seen: (context: Context, input: unknown, how: How) => Promise<Seen>
}

export type How = { view: View; language: Language; names: AskedNames }
type Seen = { sheet: SheetToWrite; asked: string[]; count: number; all: number; says?: Label }

export function served<Row, I extends z.ZodType>(
  list: List<Row, I>,
  operation: Operation<Route<I, z.ZodType<Row[]>>>,
): ServedList {
  const { id, title, route, columns } = list
  return {
    id,
    title,
    route,
    async seen(context, input, { view, language, names }) {
      const given = checked(route, input) as z.output<I>
      const answer = await operation.run(context, given)
      const rows = route.output.parse(answer)
      refuseUnknown(id, columns, view)
      const kept = viewed(rows, columns, view, language)
      const says = list.says?.(rows)
      const shown = exportedColumns(columns, view)
      const sheet = {
        name: await sheetName(context, title, language),
        titles: shown.map((column) => column.title[language]),
        rows: kept.map((row) => shown.map((column) => cellOf(column, row, language))),
      }
      return {
        sheet,
        asked: [
          ...askedWords(route.input, Object(given), { language, names }),
          ...viewWords(columns, view, language),
        ],
        count: kept.length,
        all: rows.length,
        ...(says !== undefined && { says }),
      }
    },
  }
}

function refuseUnknown<Row>(list: string, columns: readonly Column<Row>[], view: View): void {
  const known = columns.map(({ key }) => key)
  const asked = [...(view.sort === undefined ? [] : [view.sort.key]), ...Object.keys(view.filters)]
  const key = asked.find((each) => !known.includes(each))
  if (key !== undefined) refuseList('unknownColumn', { list, key, known: known.join('、') })
}

/** What choices are called that are content of the house. */
export type NamesAt = (context: Context) => Promise<AskedNames>
export const noNames: NamesAt = async () => ({})

/** The one operation that exports every list; each list's own operation decides who may. */
export function exportLists(lists: readonly ServedList[], namesAt = noNames): Operation {
  const byId = new Map(lists.map((list) => [list.id, list]))
  return implement(exportList, {
    may: 'signedIn',
    async run(context, { list: id, view, input, language }) {
      const list = byId.get(id) ?? refuseList('unknown', { list: id })
      const names = await namesAt(context)
      const seen = await list.seen(context, input, { view, language, names })
      const { asked } = seen
      const about = await aboutSheet(context, { title: list.title, language, asked, seen })
      const name = `${list.title[language]} ${clockText(context.asOf).slice(0, 10)}.xlsx`
      const bytes = await writeWorkbook([about, seen.sheet])
      return { name, type: XLSX, bytes }
    },
  })
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const aboutWords = {
  about: label('导出说明', 'About'),
  item: label('项目', 'Item'),
  content: label('内容', 'Content'),
  list: label('列表', 'List'),
  district: label('区', 'District'),
  demonstration: label('演示数据', 'Demonstration data'),
  demonstrationNote: label(
    '虚构区的演示数据,不得对外使用',
    'Invented district; not for use outside',
  ),
  says: label('说明', 'Note'),
  moment: label('数据时点', 'As of'),
  filter: label('筛选条件', 'Filter'),
  none: label('无', 'none'),
  count: label('条数', 'Rows'),
  some: label('{count} 条(共 {all} 条)', '{count} of {all}'),
  exportedBy: label('导出人', 'Exported by'),
  exportedAt: label('导出时间', 'Exported at'),
  search: label('搜索“{text}”', 'search “{text}”'),
  sorted: label('按{title}升序', 'by {title}, ascending'),
  sortedDown: label('按{title}降序', 'by {title}, descending'),
} as const

type About = {
  title: Label
  language: Language
  asked: readonly string[]
  seen: Pick<Seen, 'count' | 'all' | 'says'>
}

async function aboutSheet(context: Context, about: About): Promise<SheetToWrite> {
  const { language } = about
  return {
    name: aboutWords.about[language],
    titles: [aboutWords.item[language], aboutWords.content[language]],
    rows: await aboutLines(context, about),
  }
}

function districtOf({ db, scope }: Context) {
  return db
    .selectFrom('district')
    .select(['name', 'name_en', 'demonstration'])
    .where('district', '=', scope.district)
    .executeTakeFirst()
}

const LONGEST_SHEET_NAME = 31

/** The title of a list as the name of its sheet; that of an invented district says so (look.md). */
export async function sheetName(context: Context, title: Label, language: Language) {
  const district = await districtOf(context)
  if (district?.demonstration !== true) return title[language]
  const mark = ` ${aboutWords.demonstration[language]}`
  return `${title[language].slice(0, LONGEST_SHEET_NAME - mark.length)}${mark}`
}

/** The columns of a view; who chose none gets the credit codes besides, by which rows are matched elsewhere. */
export function exportedColumns<Row>(columns: readonly Column<Row>[], view: View): Column<Row>[] {
  const shown = shownColumns(columns, view)
  if (view.columns !== undefined) return shown
  return columns.filter((column) => shown.includes(column) || column.key === 'code')
}

/** What an export is: list, district, moment, filters, number of rows, who took it and when. */
export async function aboutLines(context: Context, about: About): Promise<[string, string][]> {
  const { language, seen, asked, title } = about
  const district = await districtOf(context)
  const named = language === 'zh' ? district?.name : district?.name_en
  const count = filled(aboutWords.some, { count: seen.count, all: seen.all })
  const lines: [Label, string][] = [
    [aboutWords.list, title[language]],
    [aboutWords.district, named ?? context.scope.district],
    ...(district?.demonstration === true
      ? [[aboutWords.demonstration, aboutWords.demonstrationNote[language]] as [Label, string]]
      : []),
    ...(seen.says === undefined ? [] : [[aboutWords.says, seen.says[language]] as [Label, string]]),
    [aboutWords.moment, clockText(context.asOf)],
    [aboutWords.filter, asked.join(language === 'zh' ? ';' : '; ') || aboutWords.none[language]],
    [aboutWords.count, count[language]],
    [aboutWords.exportedBy, context.actor.name],
    [aboutWords.exportedAt, clockText(context.now)],
  ]
  return lines.map(([item, content]) => [item[language], content])
}

export function cellOf<Row>(column: Column<Row>, row: Row, language: Language): CellToWrite {
  const text = column.text(row, language)
  return column.kind === 'number' ? { shown: text } : text
}

/** What the reader asked of the view, in aboutWords. */
export function viewWords<Row>(
  columns: readonly Column<Row>[],
  view: View,
  language: Language,
): string[] {
  const said = (what: Label, details: Record<string, string>) => filled(what, details)[language]
  const search = view.search?.trim() ?? ''
  const filters = columns.flatMap(({ key, title }) => {
    const texts = view.filters[key] ?? []
    return texts.length === 0
      ? []
      : [`${title[language]}: ${texts.join(language === 'zh' ? '、' : ', ')}`]
  })
  const by = columns.find(({ key }) => key === view.sort?.key)
  const order = view.sort?.descending === true ? aboutWords.sortedDown : aboutWords.sorted
  return [
    ...(search === '' ? [] : [said(aboutWords.search, { text: search })]),
    ...filters,
    ...(by === undefined ? [] : [said(order, { title: by.title[language] })]),
  ]
}
