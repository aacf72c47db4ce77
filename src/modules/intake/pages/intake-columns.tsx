import { Select } from 'antd'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { type IntakeMapping, type IntakePreview, mappedByLabels } from '../schema.ts'

type Props = { preview: IntakePreview; change: (mapping: IntakeMapping) => void }

/** Which column was taken for what, and by what sign; a wrong guess is set right here and remembered. */
export function IntakeColumns({ preview, change }: Props) {
  const say = useWords()
  const { sheets, fields } = preview
  const options = [
    { value: 'none', label: say(words.none) },
    ...fields.map(({ field, title }) => ({ value: field, label: say(title) })),
  ]
  const read = sheets.flatMap(({ blocks }) => blocks.flatMap(({ columns }) => columns))
  const known = read.filter(({ field }) => field !== 'none').length
  function set(sheet: string, column: string, field: string): void {
    const mapping = Object.fromEntries(
      sheets.map(({ name, blocks }) => [
        name,
        Object.fromEntries(
          blocks.flatMap(({ columns }) => columns.map((each) => [each.column, fieldOf(each)])),
        ),
      ]),
    )
    change({ ...mapping, [sheet]: { ...mapping[sheet], [column]: field } })
  }
  return (
    <details className="intake-columns">
      <summary>{say(words.title, { known, all: read.length })}</summary>
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
                    showSearch={{ optionFilterProp: 'label' }}
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

function fieldOf({ field, year }: { field: string; year?: number | undefined }): string {
  return year === undefined ? field : `${field}@${year}`
}

const words = {
  title: label(
    '各列的含义:{all} 列中读 {known} 列(可改,改后按报送单位记住)',
    'What each column means: {known} of {all} are read (can be changed, and is remembered)',
  ),
  none: label('不导入', 'not imported'),
  means: label('{column} 列的含义', 'meaning of column {column}'),
}
