import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useGo } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { usePlanOfPage } from '../../../ui/standpoint.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { Wizard } from '../../../ui/wizard.tsx'
import { readPackage, readSource, rereadPlan } from '../../plan/routes.ts'
import { listSettings } from '../routes.ts'
import { lacksCard } from '../settings-of.ts'
import { planAddress } from './addresses.ts'
import { CardsStep } from './cards-step.tsx'
import { OwnersEditor } from './owners-editor.tsx'
import { ReviewReading } from './review-reading.tsx'
import './plans.css'
import { useAlarms } from './use-alarms.ts'

type At = z.output<typeof readPackage.output>

/** 审读: from the text as read to a plan that can be worked with, in three steps. */
export function ReviewPage() {
  const say = useWords()
  const plan = usePlanOfPage('/review')
  const at = useRoute(readPackage, { plan })
  return (
    <Page
      title={words.title}
      answer={at.data === undefined ? undefined : answerOf(at.data, say)}
      above={
        <>
          <Go to="/plans">{say(words.plans)}</Go> ·{' '}
          {at.data === undefined ? null : (
            <Go to={planAddress(plan)}>{say({ zh: at.data.title, en: at.data.titleEn })}</Go>
          )}
        </>
      }
      paper="landscape"
    >
      <Loaded from={at}>{(known) => <Steps at={known} />}</Loaded>
    </Page>
  )
}

function answerOf({ package: content, accepted }: At, say: ReturnType<typeof useWords>): string {
  return say(accepted ? words.accepted : words.answer, {
    targets: content.targets.filter((each) => each.version === 1).length,
    half: content.halfQuantitative.length,
    qualitative: content.qualitative.length,
    industries: content.industries.length,
    unclear: content.unclear.length,
  })
}

function Steps({ at }: { at: At }) {
  const { plan, accepted } = at
  const say = useWords()
  const go = useGo()
  const source = useRoute(readSource, { plan })
  const reading = useRoute(rereadPlan, { plan })
  const settings = useRoute(listSettings, { plan })
  // That cards are missing is what the next step is for.
  const alarms = useAlarms(plan).filter((each) => each.code !== 'definition.missing')
  const officer = useMay(['officer'])
  const [moment] = useMoment()
  const keeps = officer && moment.kind !== 'past' && at.phase !== 'closed'
  const carded = settings.data?.every((each) => !lacksCard(each)) ?? false
  return (
    <Wizard
      steps={[
        {
          id: 'read',
          title: words.read,
          done: accepted,
          next: words.toCards,
          body: (
            <Loaded from={source}>
              {({ text }) => (
                <Loaded from={reading}>
                  {(read) => <ReviewReading {...{ at, text, alarms, keeps }} reading={read} />}
                </Loaded>
              )}
            </Loaded>
          ),
        },
        {
          id: 'cards',
          title: words.cards,
          done: carded,
          next: words.toOwners,
          body: (
            <Loaded from={settings} empty={{ what: words.noTargets }}>
              {(rows) => <CardsStep plan={plan} settings={rows} keeps={keeps} />}
            </Loaded>
          ),
        },
        {
          id: 'owners',
          title: words.owners,
          done: at.package.owners.length > 0,
          body: (
            <OwnersEditor
              at={at}
              keeps={keeps}
              done={() => go(planAddress(plan, '/settings'))}
              beside={<Go to={planAddress(plan, '/settings')}>{say(words.later)}</Go>}
            />
          ),
          act: <span />,
        },
      ]}
    />
  )
}

const words = {
  title: label('读得对吗?', 'Was it read right?'),
  answer: label(
    '读出 {targets} 项量化目标、{half} 项半量化目标、{qualitative} 项定性目标、{industries} 项重点产业、{unclear} 处待明确;逐项核对后全部确认。',
    'Read: {targets} measured {targets:target|targets}, {half} half-quantitative and {qualitative} qualitative {qualitative:goal|goals}, {industries} {industries:industry|industries}, {unclear} {unclear:matter|matters} left open. Check them, then accept all.',
  ),
  accepted: label(
    '读取结果已确认:{targets} 项量化目标、{half} 项半量化目标、{qualitative} 项定性目标、{industries} 项重点产业、{unclear} 处待明确。',
    'The reading is accepted: {targets} measured {targets:target|targets}, {half} half-quantitative and {qualitative} qualitative {qualitative:goal|goals}, {industries} {industries:industry|industries}, {unclear} {unclear:matter|matters} left open.',
  ),
  plans: label('方案', 'Plans'),
  read: label('核对读取结果', 'Check the reading'),
  cards: label('生成口径卡', 'Definition cards'),
  owners: label('分派责任单位', 'Owners'),
  toCards: label('下一步:口径卡', 'Next: definition cards'),
  toOwners: label('下一步:责任单位', 'Next: owners'),
  noTargets: label(
    '没有量化目标,不需要口径卡。',
    'There is no measured target, so no card is needed.',
  ),
  later: label('以后再分派,先去方案设置', 'Assign later, go to the settings'),
}
