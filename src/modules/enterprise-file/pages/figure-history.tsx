import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { purposeLabels, sourceClassLabels } from '../../../base/recorded.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { useLanguage, useWords } from '../../../ui/language.ts'
import { observationStateLabels } from '../../observations/schema.ts'
import { exactFigure } from '../figure-text.ts'
import type { EnterpriseFile } from '../schema.ts'
import { sourceText } from '../timeline.ts'

type Figure = EnterpriseFile['figures'][number]
type Props = { file: EnterpriseFile; figure: Figure; close: () => void }

/** Where one figure of one year comes from: the paper that counts, then all others that spoke of it. */
export function FigureHistory({ file, figure, close }: Props) {
  const say = useWords()
  const language = useLanguage()
  const { field, english, year, unit, filing } = figure
  const papers = file.filings.filter((paper) => paper.year === year && field in paper.figures)
  return (
    <Drawer title={`${language === 'zh' ? field : english} · ${year}`} close={close}>
      <p className="headline-number">{say(exactFigure(figure))}</p>
      <ol className="versions">
        {papers.map((paper) => {
          const counts = paper.id === filing
          return (
            <li key={paper.id}>
              <b>{say(exactFigure({ value: paper.figures[field] ?? '', unit }))}</b>{' '}
              {say(counts ? words.counts : paper.counts ? words.behind : words.replaced)}
              <br />
              {say(sourceClassLabels[paper.sourceClass])} · {say(purposeLabels[paper.purpose])} ·{' '}
              {say(observationStateLabels[paper.state])}
              <br />
              {sourceText(paper.source)}
              <br />
              <small>
                {say(words.recorded)} {clockText(paper.recordedAt)} {paper.recordedBy}
                {paper.reason === '' ? '' : ` · ${say(words.reason)} ${paper.reason}`}
              </small>
            </li>
          )
        })}
      </ol>
      <p className="hint">{say(words.order)}</p>
    </Drawer>
  )
}

const words = {
  counts: label('采用', 'counts'),
  behind: label('有更优先的来源,备查', 'kept; a source that goes before it counts'),
  replaced: label('已被更正', 'corrected'),
  recorded: label('登记', 'Recorded'),
  reason: label('更正原因', 'reason'),
  order: label(
    '行政记录先于公开名单,公开名单先于企业自报;同类以最新为准。统计调查资料不在其中(统计法第二十八条)。',
    'Administrative records go before public lists, those before the firm’s own word; the newest of a class. Survey data are not among them (Statistics Law, article 28).',
  ),
}
