/** The same firms by two versions of a rule: counted, and the firms of each cell. */
import { businessReaders } from '../../base/role.ts'
import type { Version } from '../../rules/meaning/version.ts'
import { type Context, implement } from '../../server/context.ts'
import { remembered } from '../../server/remembered.ts'
import { namedChoices } from './firm-list-operations.ts'
import { rowsOver } from './judging-operations.ts'
import { bridgeOf } from './kept-operations.ts'
import { heldOnly, type KeptVerdict } from './kept-verdict.ts'
import * as routes from './overview-routes.ts'
import { refuseCultivation } from './problems.ts'
import { freshVerdicts } from './renewal-operations.ts'
import type { Bridge, BridgedFirm } from './schema.ts'
import { judgedTitle, type Stand, standOn } from './stand-operations.ts'
import {
  type Asked,
  clausesIn,
  isToday,
  pageOfRows,
  type VerdictPage,
  verdictBatches,
  verdictsOn,
  verdictsPage,
} from './verdict-operations.ts'
import { bridgeTallies } from './verdict-store.ts'
import { versionWords } from './version-words.ts'

type Named = { base?: string | undefined; reform?: string | undefined }
type Sides = { title: string; base: Version; reform: Version; kept: boolean }

export const bridge = implement(routes.bridgeVersions, {
  may: businessReaders,
  async run(context, { title: id, on, ...versions }): Promise<Bridge> {
    const stand = await standOn(context, on)
    const { title } = judgedTitle(stand, id)
    const sides = sidesOf(stand, id, versions)
    const moves = await movesOf(context, stand, sides)
    const sum = (of: 'firms' | 'holders') => moves.reduce((total, each) => total + each[of], 0)
    return {
      title: id,
      name: { zh: title.name, en: title.english },
      ...{ day: stand.day, base: sides.base.id, reform: sides.reform.id },
      ...{ baseWords: versionWords(sides.base), reformWords: versionWords(sides.reform) },
      ...{ firms: sum('firms'), holders: sum('holders'), moves },
    }
  },
})

export const bridged = implement(routes.listBridged, {
  may: businessReaders,
  async run(context, { on, ...input }) {
    const stand = await standOn(context, on)
    const { rows, total, all, choices } = await cellPage(context, stand, input)
    return { rows: rows.flatMap(bridgedFirm), total, all, facets: namedChoices(stand, choices) }
  },
})

type Cell = Pick<Asked, 'view' | 'offset' | 'limit'> &
  Named & {
    title: string
    from: Bridge['moves'][number]['base']
    to: Cell['from']
    held?: 'yes' | undefined
  }

async function cellPage(
  context: Context,
  stand: Stand,
  { title, from, to, held, base, reform, ...paged }: Cell,
): Promise<VerdictPage> {
  const sides = sidesOf(stand, title, { base, reform })
  const chosen = { title, town: '', base: from, reform: to, ...ofHolders(held) }
  const asked = { chosen, ...paged, order: 'code' as const }
  if (sides.kept) return verdictsPage(context, stand, asked)
  const rows = await rowsBy(context, stand, sides)
  return pageOfRows(rows, { asked, clausesOf: clausesIn(stand) })
}

/** Every firm of a cell, for its export. */
export async function* allBridged(
  context: Context,
  { on, ...input }: Cell & { on?: string | undefined },
): AsyncGenerator<BridgedFirm[]> {
  const stand = await standOn(context, on)
  const { title, from, to, view, held } = input
  const sides = sidesOf(stand, title, input)
  if (sides.kept) {
    const chosen = { title, town: '', base: from, reform: to, ...ofHolders(held) }
    for await (const rows of verdictBatches(context, stand, { chosen, view, order: 'code' }))
      yield rows.flatMap(bridgedFirm)
    return
  }
  const everything = { ...input, offset: 0, limit: Number.POSITIVE_INFINITY }
  yield (await cellPage(context, stand, everything)).rows.flatMap(bridgedFirm)
}

function ofHolders(held: Cell['held']): { held?: true } {
  return held === 'yes' ? { held: true } : {}
}

function bridgedFirm({ code, name, town, held, base, reform }: KeptVerdict): BridgedFirm[] {
  return base === null || reform === null ? [] : [{ code, name, town, held, base, reform }]
}

/** `kept`: the two that stand ready; others are judged when they are asked for. */
function sidesOf(stand: Stand, id: string, { base, reform }: Named): Sides {
  const { title, programme } = judgedTitle(stand, id)
  const named = (version: string) =>
    programme.versions.find((each) => each.id === version) ??
    refuseCultivation('unknownVersion', {
      ...{ title: title.name, version },
      known: programme.versions.map((each) => each.id).join('、'),
    })
  const ready = bridgeOf(stand, id)
  const before = base === undefined ? ready?.base : named(base)
  const after = reform === undefined ? ready?.reform : named(reform)
  if (before === undefined || after === undefined)
    return refuseCultivation('noVersion', { title: title.name, on: stand.day, procedure: '新申报' })
  const kept = before === ready?.base && after === ready.reform
  return { title: id, base: before, reform: after, kept }
}

async function movesOf(context: Context, stand: Stand, sides: Sides): Promise<Bridge['moves']> {
  if (sides.kept && isToday(context, stand)) {
    const { db, scope } = context
    const { mark } = await freshVerdicts(context)
    const found = await remembered(
      db,
      ['cultivation bridge', scope.district, mark, sides.title],
      () => bridgeTallies(db, scope, sides.title),
    )
    return found.flatMap(({ base, reform, ...counted }) =>
      base === null || reform === null ? [] : [{ base, reform, ...counted }],
    )
  }
  const counts = new Map<string, Bridge['moves'][number]>()
  for (const { base, reform, held } of await rowsBy(context, stand, sides)) {
    if (base === null || reform === null) continue
    const key = `${base} ${reform}`
    const known = counts.get(key) ?? { base, reform, firms: 0, holders: 0 }
    counts.set(key, known)
    known.firms += 1
    if (held) known.holders += 1
  }
  return [...counts.values()]
}

/** Both versions are put the same question on the same day, as if either were in force. */
async function rowsBy(context: Context, stand: Stand, sides: Sides): Promise<KeptVerdict[]> {
  const { title, base, reform, kept } = sides
  if (kept) return (await verdictsOn(context, stand)).filter((row) => row.title === title)
  const rows: KeptVerdict[] = []
  for (const who of ['holders', 'others'] as const) {
    const among = { title, who, town: '' }
    const before = await rowsOver(context, stand, { version: base, procedure: 'new', among })
    const after = await rowsOver(context, stand, { version: reform, procedure: 'new', among })
    const later = new Map(after.map(({ code, verdict }) => [code, verdict]))
    for (const row of before)
      rows.push({
        ...heldOnly(row, title),
        held: who === 'holders',
        ...{ base: row.verdict, reform: later.get(row.code) ?? 'undetermined' },
      })
  }
  return rows
}
