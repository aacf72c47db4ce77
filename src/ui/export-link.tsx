import type { z } from 'zod'
import { label } from '../base/label.ts'
import type { List, View } from '../base/list.ts'
import { exportList } from '../base/list-export.ts'
import { downloadUrl } from './client.ts'
import { useLanguage, useWords } from './language.ts'
import { useAsOf } from './moment.ts'

type Props<Row, Input extends z.ZodType> = {
  list: Pick<List<Row, Input>, 'id'>
  /** The input of the list's route. */
  input: z.input<Input>
  view?: View
}

/** Where the export of a list lies, as the reader sees it. */
export function useExportAddress<Row, Input extends z.ZodType>(of: Props<Row, Input>): string {
  const language = useLanguage()
  const asOf = useAsOf()
  const { list, input, view = { filters: {} } } = of
  return downloadUrl(exportList, { list: list.id, view, input: Object(input), language }, { asOf })
}

/** The export of a small list that has no bar of its own. */
export function ExportLink<Row, Input extends z.ZodType>(of: Props<Row, Input>) {
  return <Export address={useExportAddress(of)} />
}

/** The way to an export, the same beside every list. */
export function Export({ address }: { address: string }) {
  const say = useWords()
  return (
    <a className="text-button no-print" href={address} download>
      {say(words.export)}
    </a>
  )
}

const words = { export: label('导出', 'Export') }
