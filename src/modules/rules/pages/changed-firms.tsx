import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import type { Comparison } from '../comparison-schema.ts'
import { OutcomeMark } from './outcome-mark.tsx'
import { saveCsv, saveWorkbook } from './save-changed.ts'

/** More rows nobody reads on a screen; the export has all of them. */
const MOST_LISTED = 1000

/** Whose verdict changes: the first on screen, all of them in the export. */
export function ChangedFirms({ answer }: { answer: Comparison }) {
  const say = useWords()
  const language = useLanguage()
  const { changed, changedCount } = answer
  const listed = changed.slice(0, MOST_LISTED)
  const tools = (
    <>
      <Button onClick={() => void saveWorkbook(answer, language)}>{say(words.saveWorkbook)}</Button>
      <Button onClick={() => saveCsv(answer, language)}>{say(words.saveText)}</Button>
    </>
  )
  return (
    <Section
      title={words.changed}
      note={say(words.changedNote, { count: changedCount, shown: listed.length })}
      {...(changed.length === 0 ? {} : { tools })}
    >
      {changed.length === 0 ? (
        <p className="hint">{say(words.same)}</p>
      ) : (
        <div className="table-scroll">
          <table className="rule-table">
            <thead>
              <tr>
                {[words.row, words.firm, words.group, words.from, words.to].map((head) => (
                  <th key={head.en}>{say(head)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.map(({ row, name, group, from, to }) => (
                <tr key={row}>
                  <td>{row}</td>
                  <td>{name}</td>
                  <td>{group}</td>
                  <td>
                    <OutcomeMark outcome={from} />
                  </td>
                  <td>
                    <OutcomeMark outcome={to} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

const words = {
  changed: label('哪些企业的结论变了?', 'Whose verdict changes?'),
  changedNote: label(
    '共 {count} 家,列出 {shown} 家;导出含全部',
    '{count} {count:firm|firms}, {shown} listed; the export has them all',
  ),
  saveWorkbook: label('导出(.xlsx)', 'Export (.xlsx)'),
  saveText: label('导出(.csv)', 'Export (.csv)'),
  same: label('没有企业的结论改变', 'No verdict changes'),
  row: label('行', 'Row'),
  firm: label('企业', 'Firm'),
  from: label('现行', 'Before'),
  to: label('比较', 'After'),
  group: label('分组', 'Group'),
}
