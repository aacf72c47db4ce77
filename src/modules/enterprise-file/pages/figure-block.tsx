import { Button } from 'antd'
import { label } from '../../../base/label.ts'
import { purposeLabels, sourceClassLabels } from '../../../base/recorded.ts'
import { useDrawer } from '../../../ui/drawer.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { recordFiling } from '../../enterprises/routes.ts'
import { exactFigure, figureText } from '../figure-text.ts'
import { figureYears } from '../figure-years.ts'
import type { EnterpriseFile } from '../schema.ts'
import { FigureForm } from './figure-form.tsx'
import { FigureHistory } from './figure-history.tsx'
import { FigurePapers } from './figure-papers.tsx'

type Props = { file: EnterpriseFile; mayWrite: boolean }
const NEW = 'new'

/** Yearly figures that count, each with its class and its history, and all papers they came from. */
export function FigureBlock({ file, mayWrite }: Props) {
  const say = useWords()
  const history = useDrawer('figure')
  const form = useDrawer('paper')
  const shown = file.figures.find((figure) => nameOf(figure) === history.shown)
  const correcting = file.filings.find(({ id, counts }) => counts && id === form.shown)
  return (
    <Section
      title={words.title}
      note={say(words.note)}
      tools={
        mayWrite ? (
          <Button onClick={() => form.open(NEW)}>{say(recordFiling.title)}</Button>
        ) : undefined
      }
    >
      {file.surveyPapers === 0 ? null : (
        <p className="hint">{say(words.survey, { count: file.surveyPapers })}</p>
      )}
      {file.figures.length === 0 ? (
        <Empty what={words.none} who={words.who} />
      ) : (
        <FigureTable file={file} open={(figure) => history.open(nameOf(figure))} />
      )}
      <details>
        <summary>{say(words.papers, { count: file.filings.length })}</summary>
        <FigurePapers file={file} correct={mayWrite ? ({ id }) => form.open(id) : undefined} />
      </details>
      {shown === undefined ? null : (
        <FigureHistory file={file} figure={shown} close={history.close} />
      )}
      {mayWrite && (form.shown === NEW || correcting !== undefined) ? (
        <FigureForm
          key={form.shown}
          code={file.firm.code}
          correcting={correcting}
          close={form.close}
        />
      ) : null}
    </Section>
  )
}

type Figure = EnterpriseFile['figures'][number]

function nameOf({ year, field }: Figure): string {
  return `${year} ${field}`
}

function FigureTable({ file, open }: { file: EnterpriseFile; open: (figure: Figure) => void }) {
  const say = useWords()
  const language = useLanguage()
  const { years, lines } = figureYears(file.figures)
  return (
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
          {lines.map(({ field, english, values }) => (
            <tr key={field}>
              <th scope="row">{language === 'zh' ? field : english}</th>
              {values.map((figure, at) => (
                <td key={years[at]} className="kind-number">
                  {figure === undefined ? (
                    <span className="hint">{say(words.missing)}</span>
                  ) : (
                    <>
                      <button
                        type="button"
                        className="number-link"
                        title={`${say(exactFigure(figure))} · ${say(words.open)}`}
                        onClick={() => open(figure)}
                      >
                        {say(figureText(figure))}
                      </button>
                      <small className="figure-class">
                        {say(sourceClassLabels[figure.sourceClass])} ·{' '}
                        {say(purposeLabels[figure.purpose])}
                      </small>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const words = {
  title: label('年度数据', 'Yearly figures'),
  note: label(
    '来源类与用途在每个数下面;行政记录先于公开名单,公开名单先于企业自报,同类以最新为准',
    'class and purpose stand below each; administrative records before public lists before the firm’s own word, the newest of a class',
  ),
  open: label('看来历', 'Where this comes from'),
  survey: label(
    '另有统计调查资料 {count} 份,只用于统计,不在此显示(统计法第二十八条)。',
    '{count} survey {count:paper is|papers are} kept for statistics alone and not shown here (Statistics Law, article 28).',
  ),
  none: label('没有年度数据', 'There are no yearly figures'),
  who: label(
    '由企业申报材料或部门名单导入,也可在此登记',
    'They come with applications and lists of departments, or are recorded here',
  ),
  figure: label('指标', 'Figure'),
  missing: label('未登记', 'not recorded'),
  papers: label('全部材料 {count} 份', 'All {count} {count:paper|papers}'),
}
