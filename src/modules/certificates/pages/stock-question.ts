import { z } from 'zod'
import { useAddress } from '../../../ui/address.ts'
import { StockRule } from '../schema.ts'

const Text = z.string().min(1)
const OptionalDay = z.iso.date().optional()
const Nested = z.enum(['including', 'excluding'])

/** What the reader asks about a stock, kept in the address. */
export function useStockQuestion() {
  const [title, setTitle] = useAddress('title', Text, 'hnte')
  const [rule, setRule] = useAddress('rule', StockRule, 'certificate')
  const [nested, setNested] = useAddress('nested', Nested, 'including')
  const [from, setFrom] = useAddress('from', OptionalDay, undefined)
  const [on, setOn] = useAddress('on', OptionalDay, undefined)
  const input = {
    title,
    rule,
    ...(from !== undefined && { from }),
    ...(on !== undefined && { on }),
    ...(nested === 'excluding' && { excluding: 'nested' as const }),
  }
  return { title, rule, nested, from, on, input, setTitle, setRule, setNested, setFrom, setOn }
}
export type StockQuestion = ReturnType<typeof useStockQuestion>
