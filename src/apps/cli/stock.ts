import { label } from '../../base/label.ts'
import { stock } from '../../modules/certificates/stock-operations.ts'
import { routeVerb, type Verb } from './verb.ts'

/** Words that say whether holders of higher titles count: `--including nested`, `--excluding nested`. */
export const verbs: readonly Verb[] = [
  {
    ...routeVerb('stock', { operation: stock, words: ['title'] }),
    about: label('称号的存量与净增', 'Stock and net change of a title'),
  },
]
