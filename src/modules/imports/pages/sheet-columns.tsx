import { Select } from 'antd'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { type ImportSheet, importFieldLabels, mappedByLabels } from '../schema.ts'

type Mapping = Record<string, Record<string, string>>
type Props = { sheets: readonly ImportSheet[]; change: (mapping: Mapping) => void }

/** Which column was taken for what, and by what sign; a wrong guess is set right here. */
export function SheetColumns({ sheets, change }: Props) {
  const say = useWords()
  const set = (sheet: string, column: string, field: string) =>
    change({
      ...Object.fromEntries(
        sheets.map((each) => [
          each.name,
          Object.fromEntries(
            each.blocks.flatMap((block) => block.columns.map((of) => [of.column, of.field])),
          ),
        ]),
      ),
      [sheet]: {
        ...Object.fromEntries(
          sheets
            .filter((each) => each.name === sheet)
            .flatMap((each) =>
              each.blocks.flatMap((block) => block.columns.map((of) => [of.column, of.field])),
            ),
        ),
        [column]: field,
      },
    })
  const options = Object.entries(importFieldLabels).map(([value, title]) => ({
    value,
    label: say(title),
  }))
  return (
    <details className="import-columns">
      <summary>{say(words.title)}</summary>
      {sheets.map((sheet) => (
        <div key={sheet.name}>
          <h3>{sheet.name}</h3>
          {sheet.notices.map((notice) => (
            <p key={notice.code + notice.at} className="hint">
              {say(notice.message)}
            </p>
          ))}
          {sheet.blocks.map((block) => (
            <ul key={block.firstRow}>
              {block.columns.map((column) => (
                <li key={column.column}>
                  <b>{column.column}</b> {column.header === '' ? '—' : column.header}
                  <Select
                    size="small"
                    aria-label={say(words.means, { column: column.column })}
                    value={column.field}
                    options={options}
                    onChange={(field) => set(sheet.name, column.column, field)}
                    popupMatchSelectWidth={false}
                  />
                  <span className="hint">{say(mappedByLabels[column.by])}</span>
                </li>
              ))}
            </ul>
          ))}
        </div>
      ))}
    </details>
  )
}

const words = {
  title: label('各列的含义(可改)', 'What each column means (can be changed)'),
  means: label('{column} 列的含义', 'meaning of column {column}'),
}
