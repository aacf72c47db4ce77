import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { useMay } from '../../../ui/surroundings.ts'
import type { readPackage } from '../../plan/routes.ts'
import type { PlanPackage } from '../../plan/schema.ts'
import { clauseOf } from '../clause-lookup.ts'
import { resolveUnclear } from '../routes.ts'

type Props = { at: z.output<typeof readPackage.output>; choose: (clause: string) => void }
type Matter = PlanPackage['unclear'][number]
const Code = z.string().optional()

/** 待明确: what the plan points to and does not say. Only a document fills it in. */
export function UnclearList({ at, choose }: Props) {
  const [matter, setMatter] = useAddress('matter', Code, undefined)
  const { unclear } = at.package
  const one = unclear.find((each) => each.code === matter)
  const keeps = useKeeps(at.phase)
  const open = unclear.filter((each) => each.answer === undefined)
  const answered = unclear.filter((each) => each.answer !== undefined)
  if (unclear.length === 0) return <Empty what={words.none} />
  return (
    <>
      <ul className="side-list">
        {[...open, ...answered].map((each) => (
          <li key={each.code} className={each.code === matter ? 'side-item chosen' : 'side-item'}>
            <MatterWords matter={each} choose={choose} />
            {keeps && each.answer === undefined ? (
              <FillIn fill={() => setMatter(each.code, 'push')} />
            ) : null}
          </li>
        ))}
      </ul>
      {keeps && one !== undefined ? (
        <FormDrawer
          key={one.code}
          route={resolveUnclear}
          given={{ plan: at.plan, code: one.code }}
          fields={{
            known: { kind: 'long', help: words.knownHelp },
            document: { help: words.documentHelp },
            clause: { help: words.clauseHelp },
            date: { kind: 'date' },
          }}
          draft={`${at.plan} ${one.code}`}
          will={words.will}
          close={() => setMatter(undefined)}
          done={() => setMatter(undefined)}
        />
      ) : null}
    </>
  )
}

function useKeeps(phase: string): boolean {
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  return officer && moment.kind !== 'past' && phase !== 'closed'
}

function MatterWords({ matter, choose }: { matter: Matter; choose: (clause: string) => void }) {
  const say = useWords()
  const { code, what, clause, text, known, answer } = matter
  return (
    <>
      <p>
        <b>
          {code} {what}
        </b>{' '}
        <button type="button" className="text-button" onClick={() => choose(clauseOf(clause))}>
          {clauseOf(clause)}
        </button>
      </p>
      <p className="found-words">{say(words.says, { text: quoted(text) })}</p>
      {answer === undefined ? (
        <p className="found-words">{known === '' ? say(words.notToInvent) : known}</p>
      ) : (
        <p>
          {answer.text}{' '}
          <small>
            {[answer.source.document, answer.source.clause, answer.source.date]
              .filter((each) => each !== undefined && each !== '')
              .join(' · ')}
          </small>
        </p>
      )}
    </>
  )
}

function quoted(text: string): string {
  return text.startsWith('“') ? text : `“${text}”`
}

function FillIn({ fill }: { fill: () => void }) {
  const say = useWords()
  return (
    <button type="button" className="text-button chosen no-print" onClick={fill}>
      {say(words.fill)}
    </button>
  )
}

const words = {
  none: label('本方案没有待明确事项。', 'Nothing in this plan is left open.'),
  says: label('原文:{text}', 'The text: {text}'),
  notToInvent: label(
    '原文未展开,不得自拟。',
    'The text does not say it, and nothing may be made up.',
  ),
  fill: label('填写(须有来源文件)', 'Fill in (a source document is needed)'),
  knownHelp: label('照来源文件填写,不要推断', 'As the document has it; do not infer'),
  documentHelp: label('文件名称和文号', 'Title and number of the document'),
  clauseHelp: label('写明条、款或页', 'Article, paragraph or page'),
  will: label(
    '填写后成为方案的新一版,原文不变,来源随条款显示。',
    'This becomes the next version of the plan; the text stays, the source is shown with the clause.',
  ),
}
