import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { useGo } from '../../../ui/address.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { draftErratum } from '../routes.ts'
import type { Paper } from './paper.ts'

/** What the ledger says otherwise since the issue; the paper itself never changes. */
export function Corrections({ paper, able }: { paper: Paper; able: boolean }) {
  const say = useWords()
  const go = useGo()
  const may = useMay(['officer'])
  const draft = useAction(draftErratum)
  const { corrections, errata } = paper
  return (
    <Section title={words.title}>
      {errata.map((each) => (
        <p key={each}>
          <Go to={`/bulletins/${each}`}>{say(words.erratum)}</Go>
        </p>
      ))}
      {corrections.length === 0 ? <p className="hint">{say(words.none)}</p> : null}
      <ul className="check-list">
        {corrections.map((each) => (
          <li key={each.code + each.period}>
            <b>{each.name}</b>
            <span>{say(periodName(each.period))}</span>
            <span>
              {each.before} → {each.after ?? say(words.withdrawn)} {each.unit}
            </span>
            <span className="hint">{each.reason}</span>
          </li>
        ))}
      </ul>
      {corrections.length > 0 && may && able ? (
        <Confirm
          act={words.draft}
          will={words.will}
          run={async () => {
            const { bulletin } = await draft.mutateAsync({ bulletin: paper.id })
            go(`/bulletins/${bulletin}`)
          }}
        />
      ) : null}
    </Section>
  )
}

const words = {
  title: label('签发以来的数据更正', 'Corrections since the issue'),
  none: label(
    '签发以来,已通报的数据没有更正',
    'Nothing that the paper states has been corrected since',
  ),
  erratum: label('已发更正说明', 'Erratum issued'),
  withdrawn: label('撤回', 'withdrawn'),
  draft: label('起草更正说明', 'Draft an erratum'),
  will: label(
    '按现在的台账起草一份注明日期的更正说明;原通报不作改动,仍可按原样重印。',
    'Drafts a dated erratum from the ledger as it stands; the issued paper stays as it is and reprints the same.',
  ),
}
