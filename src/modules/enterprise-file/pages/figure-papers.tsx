import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { purposeLabels, sourceClassLabels } from '../../../base/recorded.ts'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { TableHead } from '../../../ui/table-head.tsx'
import { observationStateLabels } from '../../observations/schema.ts'
import { figureText } from '../figure-text.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'

type Paper = EnterpriseFile['filings'][number]
type Props = { file: EnterpriseFile; correct: ((paper: Paper) => void) | undefined }

/** Every paper the figures came from, the corrected ones struck through. */
export function FigurePapers({ file, correct }: Props) {
  const say = useWords()
  return (
    <div className="table-box">
      <table className="plain-table">
        <TableHead heads={heads} />
        <tbody>
          {file.filings.map((paper) => (
            <tr key={paper.id} className={paper.counts ? undefined : 'replaced'}>
              <td>{paper.year}</td>
              <td>
                {say(sourceClassLabels[paper.sourceClass])} · {say(purposeLabels[paper.purpose])} ·{' '}
                {say(observationStateLabels[paper.state])}
              </td>
              <td>
                <Stated file={file} paper={paper} />
              </td>
              <td>{sourceText(paper.source)}</td>
              <td>
                {clockText(paper.recordedAt)} {paper.recordedBy}
              </td>
              <td>
                {paper.counts ? paper.reason : say(words.replaced)}
                {correct !== undefined && paper.counts && paper.code === file.firm.code ? (
                  <button
                    type="button"
                    className="text-button no-print"
                    onClick={() => correct(paper)}
                  >
                    {say(words.correct)}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a paper says; the unit of a figure is that of its kind. */
function Stated({ file, paper }: { file: EnterpriseFile; paper: Paper }) {
  const say = useWords()
  const language = useLanguage()
  return Object.entries(paper.figures).map(([field, value]) => {
    const known = file.figures.find((figure) => figure.field === field)
    const name = language === 'zh' ? field : (known?.english ?? field)
    return (
      <div key={field}>
        {name} {say(figureText({ value, unit: known?.unit ?? '' }))}
      </div>
    )
  })
}

const heads = {
  year: label('年度', 'Year'),
  kind: label('来源类 · 用途 · 状态', 'Class · purpose · state'),
  figures: label('数据', 'Figures'),
  source: label('来源', 'Source'),
  recorded: label('登记', 'Recorded'),
  reason: label('更正', 'Correction'),
}
const words = {
  replaced: label('已被更正', 'corrected'),
  correct: label('更正', 'Correct'),
}
