import { label } from '../../base/label.ts'
import { importing } from '../../modules/imports/operations.ts'
import { list, series } from '../../modules/observations/operations.ts'
import { listObservations, readSeries } from '../../modules/observations/routes.ts'
import { csvText, publishedRows } from '../../modules/packages/published.ts'
import { routeVerb, type Verb } from './verb.ts'

/** The values that count, in the columns that a package brings them in: what is exported can be loaded. */
const exported: Verb = {
  ...routeVerb('observations export', {
    operation: series,
    text: (answer) => csvText(publishedRows(readSeries.output.parse(answer))),
  }),
  about: label('导出数据(CSV)', 'Export values (CSV)'),
}

export const verbs: readonly Verb[] = [
  routeVerb('observations list', { operation: list, text: lines }),
  routeVerb('observations import', { operation: importing, words: ['file'] }),
  exported,
]

function lines(answer: unknown): string {
  return listObservations.output
    .parse(answer)
    .map(({ id, code, name, period, area, value, unit, state }) =>
      [id, code, period, area, value, unit, state, name].join('  '),
    )
    .join('\n')
}
