import { clockDate } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { purposeLabels } from '../../../base/recorded.ts'
import { useRoute } from '../../../ui/client.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { listFigureKinds, recordFiling } from '../../enterprises/routes.ts'
import type { EnterpriseFile } from '../schema.ts'
import { FigureLines } from './figure-lines.tsx'

type Paper = EnterpriseFile['filings'][number]
type Props = { code: string; correcting: Paper | undefined; close: () => void }

/** Records the figures of one paper, or corrects one by a new paper in its place. */
export function FigureForm({ code, correcting, close }: Props) {
  const kinds = useRoute(listFigureKinds, {})
  const [moment] = useMoment()
  const year = Number((moment.at === undefined ? '' : clockDate(moment.at)).slice(0, 4)) - 1
  if (kinds.data === undefined) return null
  const known = kinds.data
  const common = {
    route: recordFiling,
    close,
    done: close,
    own: {
      figures: (value: unknown, set: (value: unknown) => void) => (
        <FigureLines kinds={known} value={value} set={set} />
      ),
    },
  }
  if (correcting === undefined)
    return (
      <FormDrawer
        {...common}
        given={{ code, supersedes: null, reason: '' }}
        start={{ ...(year > 0 && { year }), state: 'final', purpose: 'service' }}
        fields={fields}
        draft={`new-${code}`}
        will={words.will}
      />
    )
  const { id, year: of, sourceClass, purpose, state, figures, source } = correcting
  return (
    <FormDrawer
      {...common}
      title={words.correct}
      act={words.correct}
      given={{ code, supersedes: id, year: of }}
      start={{
        ...{ sourceClass, purpose, state, figures },
        ...{ ground: source.document ?? '', place: source.clause ?? '' },
      }}
      fields={{ ...fields, reason: { kind: 'long' } }}
      draft={`correct-${id}`}
      will={words.willCorrect}
    />
  )
}

const words = {
  survey: label(
    `统计调查资料的用途只能是“${purposeLabels.statistics.zh}”,不进入认定、走访和名单(统计法第二十八条)`,
    `Survey data may serve “${purposeLabels.statistics.en}” only and enters no award, visit or list (Statistics Law, article 28)`,
  ),
  correct: label('更正年度数据', 'Correct yearly figures'),
  will: label(
    '作为一份新材料登记;同一指标同一年度有几份的,行政记录先于公开名单,公开名单先于企业自报。',
    'It is kept as a paper of its own; of several for one figure and year, administrative records go before public lists, those before the firm’s own word.',
  ),
  willCorrect: label(
    '新材料取代原材料;原材料保留,可按数据时点查看。清空的指标不再由这份材料说明。',
    'The new paper takes the place of the old one, which stays and is seen at its moment. A figure left out is no longer told by it.',
  ),
}
const fields = { purpose: { help: words.survey } }
