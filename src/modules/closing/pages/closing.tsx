import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty, Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { usePlanOfPage } from '../../../ui/standpoint.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { type Closing, readClosing } from '../routes.ts'
import { CloseActs } from './close-acts.tsx'
import './closing.css'
import { ItemList } from './item-list.tsx'
import { TargetVerdicts } from './target-verdicts.tsx'

/** 收官评估: what each target came to, and where everything left over goes. */
export function ClosingPage() {
  const say = useWords()
  const plan = usePlanOfPage('/closing')
  const closing = useRoute(readClosing, { plan })
  const { data } = closing
  return (
    <Page
      title={words.title}
      answer={data === undefined ? undefined : answerOf(data, say)}
      above={
        data === undefined ? null : (
          <Go to={`/plan/${plan}?plan=${plan}`}>{say({ zh: data.title, en: data.titleEn })}</Go>
        )
      }
      paper="landscape"
    >
      <Loaded from={closing}>
        {(known) => (known.phase === 'running' ? <NotYet closing={known} /> : <Whole at={known} />)}
      </Loaded>
    </Page>
  )
}

function answerOf(at: Closing, say: ReturnType<typeof useWords>): string {
  if (at.phase === 'running') return say(words.running, { to: at.term.to })
  const verdicts = at.targets.map((each) => each.decision?.decision)
  const count = (word: string) => verdicts.filter((each) => each === word).length
  const decided = at.left.verdicts === 0 && at.left.items === 0 ? words.decided : words.closing
  return say(at.phase === 'closed' ? words.closed : decided, {
    targets: at.targets.length,
    met: count('met'),
    unmet: count('unmet'),
    cannotTell: count('cannotTell'),
    left: at.left.verdicts,
    items: at.left.items,
  })
}

/** A plan is not closed before its term is over; in a demonstration that moment can be looked at. */
function NotYet({ closing: { term, plan } }: { closing: Closing }) {
  const say = useWords()
  const [moment] = useMoment()
  return (
    <Empty
      what={{ zh: say(words.notYet, term), en: say(words.notYet, term) }}
      who={words.notYetWho}
      action={
        moment.kind === 'clock' ? (
          <Go to={`/plan/${plan}/closing?plan=${plan}&asOf=now`} look="action">
            {say(words.toNow)}
          </Go>
        ) : null
      }
    />
  )
}

function Whole({ at }: { at: Closing }) {
  const say = useWords()
  const may = useMay(['officer', 'leader'])
  const [moment] = useMoment()
  const keeps = may && moment.kind !== 'past' && at.phase === 'closing'
  return (
    <>
      <Section title={words.targets} note={say(words.targetsNote)}>
        <TargetVerdicts at={at} keeps={keeps} />
      </Section>
      <Section title={words.items} note={say(words.itemsNote)}>
        <ItemList at={at} keeps={keeps} />
      </Section>
      <Section title={words.end}>
        <CloseActs at={at} keeps={keeps} />
      </Section>
    </>
  )
}

const words = {
  title: label('这个方案完成得怎样?', 'What did this plan come to?'),
  running: label(
    '方案实施到 {to} 年底,期满次日起收官评估。',
    'The plan runs to the end of {to}; its closing evaluation begins the day after.',
  ),
  closing: label(
    '{targets} 项目标:完成 {met} 项,未完成 {unmet} 项,无法判断 {cannotTell} 项,还有 {left} 项没有结论;未了事项还有 {items} 项没有去向。',
    '{targets} {targets:target|targets}: {met} met, {unmet} not met, {cannotTell} cannot be told, {left} without a verdict; {items} open {items:item|items} without a decision.',
  ),
  decided: label(
    '{targets} 项目标:完成 {met} 项,未完成 {unmet} 项,无法判断 {cannotTell} 项;结论和去向都已齐全,可以收官。',
    '{targets} {targets:target|targets}: {met} met, {unmet} not met, {cannotTell} cannot be told; everything is decided and the plan can be closed.',
  ),
  closed: label(
    '已收官。{targets} 项目标:完成 {met} 项,未完成 {unmet} 项,无法判断 {cannotTell} 项。',
    'Closed. {targets} {targets:target|targets}: {met} met, {unmet} not met, {cannotTell} cannot be told.',
  ),
  notYet: label(
    '实施期为 {from}—{to},还没有到收官的时候。',
    'The term is {from}–{to}; it is too early to close.',
  ),
  notYetWho: label(
    '期满后在这里逐项作出结论,安排未了事项,再收官和建立接续方案。',
    'After the term each target gets its verdict here, open items their way, and the plan its successor.',
  ),
  toNow: label('按现在的时间看', 'See it as of now'),
  targets: label('目标结论', 'Verdicts'),
  targetsNote: label(
    '建议由系统按目标原话和台账算出,结论由人作出。',
    'The suggestion is computed from the target’s exact words and the ledger; a person decides.',
  ),
  items: label('未了事项', 'Open items'),
  itemsNote: label(
    '始终未明确的、没有数量的、未完成的,逐项定去向。',
    'What was never clarified, has no number, or was not reached: each needs a way.',
  ),
  end: label('收官', 'Closing'),
}
