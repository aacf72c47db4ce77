import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { purposeLabels, sourceClassLabels } from '../../../base/recorded.ts'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { TableHead } from '../../../ui/table-head.tsx'
import { observationStateLabels } from '../../observations/schema.ts'
import { figureYears } from '../figure-years.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'

/** Yearly figures that count, each with its class, and all papers they came from. */
export function FigureBlock({ file }: { file: EnterpriseFile }) {
  const say = useWords()
  const language = useLanguage()
  const { years, lines } = figureYears(file.figures)
  return (
    <Section title={words.title} note={say(words.note)}>
      {file.surveyPapers === 0 ? null : (
        <p className="hint">{say(words.survey, { count: file.surveyPapers })}</p>
      )}
      {lines.length === 0 ? (
        <Empty what={words.none} who={words.who} />
      ) : (
        <div className="table-box">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{say(words.figure)}</th>
                {years.map((year) => (
                  <th key={year} scope="col" className="kind-number">
                    {year}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(({ field, english, unit, values }) => (
                <tr key={field}>
                  <td>
                    {language === 'zh' ? field : english} <small>{unit}</small>
                  </td>
                  {values.map((figure, at) => (
                    <td key={years[at]} className="kind-number">
                      {figure === undefined ? (
                        say(words.missing)
                      ) : (
                        <>
                          {figure.value}
                          <br />
                          <small>{say(sourceClassLabels[figure.sourceClass])}</small>
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <details>
        <summary>{say(words.papers, { count: file.filings.length })}</summary>
        <Papers file={file} />
      </details>
    </Section>
  )
}

function Papers({ file }: { file: EnterpriseFile }) {
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
                {Object.entries(paper.figures)
                  .map(([field, value]) => `${field} ${value}`)
                  .join(';')}
              </td>
              <td>{sourceText(paper.source)}</td>
              <td>
                {clockText(paper.recordedAt)} {paper.recordedBy}
              </td>
              <td>{paper.counts ? paper.reason : say(words.replaced)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
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
  title: label('年度数据', 'Yearly figures'),
  note: label(
    '行政记录先于公开名单,公开名单先于企业自报;同类以最新为准',
    'administrative records before public lists before the firm’s own word; the newest of a class',
  ),
  survey: label(
    '另有统计调查资料 {count} 份,只用于统计,不在此显示(统计法第二十八条)。',
    '{count} survey papers are kept for statistics alone and not shown here (Statistics Law, article 28).',
  ),
  none: label('没有年度数据', 'There are no yearly figures'),
  who: label(
    '由企业申报材料或部门名单导入',
    'They come with applications and lists of departments',
  ),
  figure: label('指标', 'Figure'),
  missing: label('无', 'none'),
  papers: label('全部材料 {count} 份', 'All {count} papers'),
  replaced: label('已被更正', 'corrected'),
}
