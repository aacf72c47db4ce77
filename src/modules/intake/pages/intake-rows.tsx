import { label } from '../../../base/label.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { type IntakePreview, type IntakeRow, intakeStatusLabels } from '../schema.ts'

/** What was found, each kind once with its number; then the rows, those that need a person first. */
export function IntakeRows({ preview }: { preview: IntakePreview }) {
  const say = useWords()
  const { tallies, rows, total } = preview
  return (
    <>
      {tallies.length === 0 ? null : (
        <ul className="intake-tallies">
          {tallies.map(({ code, count, first, remark }) => (
            <li key={`${code}${remark}`} className={remark ? 'intake-remark' : 'intake-problem'}>
              <b>{say(words.times, { count })}</b> {say(remark ? words.remark : words.problem)}{' '}
              {first.at}:{say(first.message)}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard */}
      <section className="intake-rows" tabIndex={0} aria-label={say(words.rows)}>
        <table className="intake-table">
          <TableHead heads={words.heads} />
          <tbody>
            {rows.map((row) => (
              <Row key={row.at} row={row} />
            ))}
          </tbody>
        </table>
      </section>
      {total > rows.length ? (
        <p className="hint">{say(words.more, { shown: rows.length, total })}</p>
      ) : null}
    </>
  )
}

function Row({ row }: { row: IntakeRow }) {
  const say = useWords()
  return (
    <tr className={`intake-${row.status}`}>
      <th scope="row">{row.at}</th>
      <td>{say(intakeStatusLabels[row.status])}</td>
      <td>
        {row.name === '' ? '—' : row.name}
        {row.code === '' ? null : (
          <span className="hint">
            <br />
            {row.status === 'unchanged' ? (
              <Go to={`/enterprises/${row.code}`}>{row.code}</Go>
            ) : (
              row.code
            )}
          </span>
        )}
      </td>
      <td>
        {row.problems.map((fault) => (
          <p key={fault.at + fault.code}>
            <b>{fault.at.split('!').at(-1)}</b> {say(fault.message)}
          </p>
        ))}
        {row.remarks.map((fault) => (
          <p key={fault.at + fault.code} className="hint">
            <b>{fault.at.split('!').at(-1)}</b> {say(fault.message)}
          </p>
        ))}
      </td>
      <td>{row.brings === '' ? '—' : row.brings}</td>
    </tr>
  )
}

const words = {
  rows: label('逐行结果', 'row by row'),
  times: label('{count} 处', '{count} ×'),
  problem: label('不能导入。首处', 'cannot go in. First at'),
  remark: label('提示。首处', 'to note. First at'),
  more: label(
    '先显示 {shown} 行(共 {total} 行),需要处理的在前',
    'the first {shown} of {total} rows, those that need you first',
  ),
  heads: {
    at: label('行', 'Row'),
    status: label('结果', 'Result'),
    name: label('企业或单位', 'Firm or holder'),
    say: label('说明和下一步', 'What to know and do'),
    brings: label('将登记', 'Will be recorded'),
  },
}
