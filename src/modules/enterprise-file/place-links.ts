/** Where the counts of a place lead: each to the very rows that it is made of. */
import type { Language } from '../../base/label.ts'
import { netChangeList, townWords } from '../certificates/lists.ts'
import { noPlace, registerLists } from '../registers/lists.ts'
import { placeTitles } from './lists.ts'
import type { Place } from './schema.ts'

type Address = (row: Place, language: Language) => string | undefined

/** The address that a column's count opens, for its row; undefined where there is nothing to open. */
export function addressFor(key: string): Address | undefined {
  if (key === 'firms') return firmsOf
  if (key === 'aboveSize') return (row) => listed(row, { aboveSize: ['yes'] })
  if (key === 'contracts' || key === 'amount') return contractRows
  const title = placeTitles.find((each) => key.startsWith(each))
  if (title === undefined) return undefined
  return key === title
    ? (row) => listed(row, { title: [title] })
    : (row, language) => netChangeOf(title, row, language)
}

/** The firms of a place, counted as the line counts them. */
export function firmsOf(place: Place): string {
  return listed(place, {})
}

/** The town's line of the table, each count of which opens; a park has none, as moves are told by town. */
function netChangeOf(title: string, { kind, place }: Place, language: Language) {
  if (kind !== 'town') return undefined
  const view = { filters: { town: [townWords({ town: place }, language)] } }
  return `/stock?title=${title}&${netChangeList.id}=${written(view)}`
}

function listed({ kind, place }: Place, more: Record<string, string[]>): string {
  const filters = { presence: ['here', 'movedIn'], kind: ['firm'], [kind]: [place], ...more }
  return `/enterprises?enterprises=${written({ filters })}`
}

/** This year's contracts in their register, those of the place alone. */
export function contractRows({ kind, place }: Pick<Place, 'kind' | 'place'>): string {
  const { id } = registerLists.technologyContract
  const view = { filters: { [kind]: [place || noPlace] } }
  return `/registers/technologyContract?sum=contracts&${id}=${written(view)}`
}

function written(view: object): string {
  return encodeURIComponent(JSON.stringify(view))
}
