import { Checkbox, Input } from 'antd'
import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { useWords } from '../../../ui/language.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import type { Answers } from '../preview.ts'
import { type ImportPreview, type ImportRow, importStatusLabels } from '../schema.ts'

type Props = { preview: ImportPreview; answers: Answers; answer: (answers: Answers) => void }

/** The rows of a preview, those that need a person first; each fault with its cell and the next step. */
export function PreviewRows({ preview, answers, answer }: Props) {
  const say = useWords()
  const { rows, total } = preview
  return (
    <div className="import-rows">
      <table className="import-table">
        <TableHead heads={words.heads} />
        <tbody>
          {rows.map((row) => (
            <Row key={row.at} row={row} answers={answers} answer={answer} />
          ))}
        </tbody>
      </table>
      {total > rows.length ? (
        <p className="hint">{say(words.more, { shown: rows.length, total })}</p>
      ) : null}
    </div>
  )
}

type RowProps = { row: ImportRow; answers: Answers; answer: (answers: Answers) => void }

function Row({ row, answers, answer }: RowProps) {
  const say = useWords()
  const { value, corrects } = row
  const out = answers.leftOut.includes(row.at)
  return (
    <tr className={`import-${row.status}`}>
      <th scope="row">
        {row.status === 'ready' ? (
          <Checkbox
            checked={!out}
            aria-label={say(words.take, { at: row.at })}
            onChange={() =>
              answer({
                ...answers,
                leftOut: out
                  ? answers.leftOut.filter((each) => each !== row.at)
                  : [...answers.leftOut, row.at],
              })
            }
          >
            {row.at}
          </Checkbox>
        ) : (
          row.at
        )}
      </th>
      <td>{say(importStatusLabels[row.status])}</td>
      <td>{row.name}</td>
      <td>{value === undefined ? '—' : say(periodName(value.period))}</td>
      <td className="number">{row.text}</td>
      <td className="number">{value === undefined ? '—' : `${value.value} ${value.unit}`}</td>
      <td>
        {[...row.problems, ...row.warnings].map((fault) => (
          <p key={fault.at + fault.code}>
            <b>{fault.at.split('!').at(-1)}</b> {say(fault.message)}
          </p>
        ))}
        {corrects === undefined ? null : (
          <div className="import-reason">
            {say(words.corrects, {
              before: `${corrects.value} ${corrects.unit}`,
              difference: corrects.difference,
            })}
            <Input
              size="small"
              aria-label={say(words.reason)}
              placeholder={say(words.reason)}
              defaultValue={answers.reasons[row.at] ?? value?.reason ?? ''}
              onBlur={(event) =>
                answer({
                  ...answers,
                  reasons: { ...answers.reasons, [row.at]: event.target.value },
                })
              }
            />
          </div>
        )}
      </td>
    </tr>
  )
}

const words = {
  heads: {
    at: label('单元格', 'Cell'),
    status: label('结果', 'Result'),
    name: label('指标', 'Indicator'),
    period: label('所属期', 'Period'),
    text: label('表中写法', 'As written'),
    value: label('登记为', 'Recorded as'),
    say: label('说明和下一步', 'What to know and do'),
  },
  take: label('导入 {at}', 'import {at}'),
  more: label(
    '先显示 {shown} 行(共 {total} 行),需要处理的在前',
    'the first {shown} of {total} rows, those that need you first',
  ),
  corrects: label(
    '更正已有值 {before}(差额 {difference}),原因:',
    'Corrects {before} (difference {difference}), because:',
  ),
  reason: label('更正原因', 'reason of the correction'),
}
