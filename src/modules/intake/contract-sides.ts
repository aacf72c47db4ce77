import { normalName } from '../enterprises/firm-name.ts'
import { hasFault, problem, remark, type Trial, titledProblem } from './judged.ts'

type Party = { code: string | undefined; name: string | undefined }

/**
 * The side of a technology contract, and whose it is: as written, else by which party is registered here.
 * Where both are, a person says it; where neither is, it is missing.
 */
export function settleSide(trial: Trial): void {
  const { values } = trial.row
  const seller: Party = { code: values['code'], name: values['holder'] }
  const buyer: Party = { code: values['buyerCode'], name: values['buyer'] }
  const side = values['side'] ?? sideOf(trial, seller, buyer)
  if (side === undefined) return
  const isBuyers = side === '吸纳' && (buyer.code ?? buyer.name) !== undefined
  const { code, name } = isBuyers ? buyer : seller
  const firm = name === undefined ? undefined : normalName(name)
  trial.code = code ?? ''
  trial.name = name ?? ''
  trial.row = { ...trial.row, code, firm, values: { ...values, code, holder: name, side } }
}

function sideOf(trial: Trial, seller: Party, buyer: Party): string | undefined {
  if (hasFault(trial, 'side')) return undefined
  const both = (buyer.code ?? buyer.name) === undefined ? [] : [seller, buyer]
  const [sells = false, buys = false] = both.map((party) => isHere(trial, party))
  if (sells === buys) {
    if (sells) problem(trial, 'side', { code: 'sideBoth' })
    else titledProblem(trial, 'side', { code: 'needed' })
    return undefined
  }
  const side = sells ? '输出' : '吸纳'
  const details = sells
    ? { side, party: '卖方', partyEn: 'seller', name: seller.name ?? seller.code ?? '' }
    : { side, party: '买方', partyEn: 'buyer', name: buyer.name ?? buyer.code ?? '' }
  remark(trial, sells ? 'holder' : 'buyer', { code: 'sideTold', details })
  return side
}

function isHere({ case: { firms, named } }: Trial, { code, name }: Party): boolean {
  if (code !== undefined) return firms.has(code)
  return name !== undefined && named.has(normalName(name))
}
