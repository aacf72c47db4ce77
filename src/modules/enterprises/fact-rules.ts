/** What keeps a fact from being recorded. */
import { type Catalogue, INDUSTRY_EDITION } from './catalogue.ts'
import {
  administrationLabels,
  type FactKind,
  type Firm,
  isCounted,
  type Presence,
} from './schema.ts'

export type ValueFault = { zh: string; en: string }

/** What is wrong with a value of a kind of fact; undefined when it may stand. */
export function valueFault(
  kind: FactKind,
  { value, detail }: { value: string; detail: string },
  { industries }: Pick<Catalogue, 'industries'>,
): ValueFault | undefined {
  if (kind === 'name' && value === '') return { zh: '名称不能为空', en: 'a firm has a name' }
  if (value === '') return undefined
  if (kind === 'industry' && !(value in industries))
    return {
      zh: `不在 GB/T 4754-${INDUSTRY_EDITION} 中`,
      en: `GB/T 4754-${INDUSTRY_EDITION} does not have it`,
    }
  if (kind === 'administration' && !(value in administrationLabels))
    return oneOf(Object.keys(administrationLabels))
  if (kind === 'aboveSize' && value !== 'yes' && value !== 'no') return oneOf(['yes', 'no'])
  if (kind === 'founded' && !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return { zh: '应为 2020-01-31 这样的日期', en: 'write a date such as 2020-01-31' }
  if (kind === 'segment' && detail !== 'main' && detail !== 'secondary')
    return { zh: '须注明 main 或 secondary', en: 'say main or secondary' }
  return undefined
}

function oneOf(values: readonly string[]): ValueFault {
  return { zh: `只能是 ${values.join('、')}`, en: `it is one of ${values.join(', ')}` }
}

export type Move = Exclude<Presence, 'here'>
export type MoveFault = 'beforeRegistration' | 'notHere' | 'alreadyHere'

/** Why a firm cannot move in, move out or end on a day. `before` is what was so of it on that day. */
export function moveFault(
  before: Pick<Firm, 'presence' | 'branchOf'> | undefined,
  { move, on, registered }: { move: Move; on: string; registered: string | null },
): MoveFault | undefined {
  if (registered !== null && on < registered) return 'beforeRegistration'
  const here = before !== undefined && isCounted({ ...before, branchOf: '' })
  if (move === 'movedIn') return here ? 'alreadyHere' : undefined
  return here ? undefined : 'notHere'
}
