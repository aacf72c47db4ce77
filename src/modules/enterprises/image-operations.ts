import type { Context, Database, Scope } from '../../server/context.ts'
import { changedImage, type FirmImage, firmImage, gathering, takeIn } from './firm-image.ts'
import { everyRow, lastTurn, rowsOfFirms, turnsSince } from './image-store.ts'

/** A register as it stood after a turn. */
export type KeptImage = { turn: number; image: FirmImage }
type Slot = {
  kept: KeptImage | undefined
  /** Being caught up with, and the round after it, for whoever asks meanwhile. */
  now: Promise<KeptImage> | undefined
  next: Promise<KeptImage> | undefined
}

/** ◆ A server has few districts; of more the one that nobody has asked for longest is read anew. */
const MOST_DISTRICTS = 8
/** ◆ Of more firms all rows are read anew, in order, instead of being put in their places. */
const MOST_CHANGED = 20_000
const slots = new WeakMap<Database, Map<string, Slot>>()

/** Today's register in memory, no older than this call. Inside a transaction it is read for the caller alone. */
export function imageNow({ db, scope }: Pick<Context, 'db' | 'scope'>): Promise<KeptImage> {
  if (db.isTransaction) return readWhole(db, scope)
  const slot = slotOf(db, scope.district)
  if (slot.next !== undefined) return slot.next
  if (slot.now === undefined) return round(db, scope, slot)
  // A round that has begun may have missed what was committed since.
  slot.next = slot.now.catch(() => undefined).then(() => round(db, scope, slot))
  return slot.next
}

function slotOf(db: Database, district: string): Slot {
  const districts = slots.get(db) ?? new Map<string, Slot>()
  slots.set(db, districts)
  const slot = districts.get(district) ?? { kept: undefined, now: undefined, next: undefined }
  districts.delete(district)
  districts.set(district, slot)
  const [oldest] = districts.keys()
  if (districts.size > MOST_DISTRICTS && oldest !== undefined) districts.delete(oldest)
  return slot
}

function round(db: Database, scope: Scope, slot: Slot): Promise<KeptImage> {
  slot.next = undefined
  const running = caughtUp(db, scope, slot.kept)
    .then((kept) => {
      slot.kept = kept
      return kept
    })
    .finally(() => {
      slot.now = undefined
    })
  slot.now = running
  return running
}

async function caughtUp(
  db: Database,
  scope: Scope,
  kept: KeptImage | undefined,
): Promise<KeptImage> {
  if (kept === undefined) return readAlone(db, scope)
  const turns = await turnsSince(db, scope, kept.turn)
  const last = turns.at(-1)?.turn
  if (last === undefined) return kept
  const codes = new Set<string>()
  for (const each of turns) {
    if (each.codes === null) return readAlone(db, scope)
    for (const code of each.codes) codes.add(code)
  }
  if (last - kept.turn > turns.length || codes.size > MOST_CHANGED) return readAlone(db, scope)
  const rows = await rowsOfFirms(db, scope, [...codes])
  for (const { code } of rows) codes.delete(code)
  return { turn: last, image: changedImage(kept.image, { rows, gone: [...codes] }) }
}

/** Turn and rows belong together. */
async function readAlone(db: Database, scope: Scope): Promise<KeptImage> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((reading) => readWhole(reading, scope))
}

async function readWhole(db: Database, scope: Scope): Promise<KeptImage> {
  const turn = await lastTurn(db, scope)
  const all = gathering()
  const places: number[] = []
  for await (const rows of everyRow(db, scope)) {
    takeIn(all, rows)
    for (const { place } of rows) places.push(place)
  }
  const byName = new Int32Array(places.length)
  places.forEach((place, row) => {
    byName[place - 1] = row
  })
  return { turn, image: firmImage(all, byName) }
}
