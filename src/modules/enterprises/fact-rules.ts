/** What keeps a fact from being recorded. */
import { isCreditCode } from '../../base/credit-code.ts'
import { type Catalogue, INDUSTRY_EDITION } from './catalogue.ts'
import {
  administrationLabels,
  Day,
  type FactKind,
  type Firm,
  isCounted,
  type Move,
  presenceLabels,
} from './schema.ts'

export type ValueFault = { zh: string; en: string }

/** What is wrong with a value of a kind of fact; undefined when it may stand. */
export function valueFault(
  kind: FactKind,
  { code, value, detail }: { code: string; value: string; detail: string },
  { industries, today }: Pick<Catalogue, 'industries'> & { today: string },
): ValueFault | undefined {
  if (kind === 'name' && value === '') return { zh: '名称不能为空', en: 'a firm has a name' }
  if (value === '') return undefined
  if (kind === 'industry' && !(value in industries))
    return {
      zh: `不在 GB/T 4754-${INDUSTRY_EDITION} 中`,
      en: `GB/T 4754-${INDUSTRY_EDITION} does not have it`,
    }
  const allowed = choices[kind]
  if (allowed !== undefined && !allowed.includes(value)) return oneOf(allowed)
  if (kind === 'founded') return dayFault(value, today)
  if (otherFirms.has(kind)) return otherFault(value, code)
  if (kind === 'segment' && detail !== 'main' && detail !== 'secondary')
    return { zh: '须注明 main 或 secondary', en: 'say main or secondary' }
  return undefined
}

function dayFault(value: string, today: string): ValueFault | undefined {
  if (!Day.safeParse(value).success)
    return { zh: '应为 2020-01-31 这样的日期', en: 'write a date such as 2020-01-31' }
  return value > today
    ? { zh: `晚于今天 ${today}`, en: `it lies after today, ${today}` }
    : undefined
}

function otherFault(value: string, own: string): ValueFault | undefined {
  if (value === own) return { zh: '不能是企业自己', en: 'it cannot be the firm itself' }
  return isCreditCode(value)
    ? undefined
    : { zh: '应为企业的统一社会信用代码', en: 'write the unified social credit code of a firm' }
}

const choices: { readonly [kind in FactKind]?: readonly string[] } = {
  administration: Object.keys(administrationLabels),
  presence: Object.keys(presenceLabels),
  aboveSize: ['yes', 'no'],
}
const otherFirms: ReadonlySet<FactKind> = new Set(['branchOf', 'mergedInto', 'splitFrom'])

function oneOf(values: readonly string[]): ValueFault {
  return { zh: `只能是 ${values.join('、')}`, en: `it is one of ${values.join(', ')}` }
}

export type MoveFault =
  | 'beforeRegistration'
  | 'notHere'
  | 'alreadyHere'
  | 'movedOutBefore'
  | 'noTownGiven'

type Stood = Pick<Firm, 'presence' | 'branchOf' | 'town'>
type Moving = { move: Move; on: string; town: string; registered: string | null }

/** Why a firm cannot move or end on a day. `before` is what was so of it on that day. */
export function moveFault(
  before: Stood | undefined,
  { move, on, town, registered }: Moving,
): MoveFault | undefined {
  if (registered !== null && on < registered) return 'beforeRegistration'
  const here = before !== undefined && isCounted({ ...before, branchOf: '' })
  if (move === 'movedIn') return here ? 'alreadyHere' : undefined
  if (move === 'here') {
    if (before?.presence === 'movedOut') return 'movedOutBefore'
    return here ? 'alreadyHere' : undefined
  }
  if (!here) return 'notHere'
  return move === 'removed' && town === '' ? 'noTownGiven' : undefined
}

/** Which moves a firm allows as it stands: one that is here leaves or ends, one that is not comes. */
export function movesOf(firm: Pick<Firm, 'presence'>): Move[] {
  if (isCounted({ ...firm, branchOf: '' }))
    return ['removed', 'movedOut', 'deregistered', 'revoked']
  return firm.presence === 'movedOut' ? ['movedIn'] : ['movedIn', 'here']
}

/**
 * Whether a street officer may confirm a move: of a firm of the own town, or of one that comes to it.
 * Who grants a town must not take a firm to another's behind its back: both read the log. ◆
 */
export function concernsTown(
  firm: Pick<Firm, 'town'>,
  { move, town }: { move: Move; town: string },
  own: string,
): boolean {
  return firm.town === own || ((move === 'removed' || move === 'movedIn') && town === own)
}
