import { label } from '../../../base/label.ts'
import { periodName } from '../../../base/period.ts'
import { useGo } from '../../../ui/address.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { PlanNeeded } from '../../../ui/plan-needed.tsx'
import { usePlan } from '../../../ui/standpoint.ts'
import { PeriodChoice, usePeriod } from '../../standings/pages/period-choice.tsx'
import { checkBulletin, draftBulletin, proposeOffice } from '../routes.ts'
import type { Checklist } from '../schema.ts'
import { CheckItems } from './check-items.tsx'
import { OfficeForm } from './office-form.tsx'
import './bulletin.css'

/** 起草通报: the period and the moment, what the ledger lacks, then the draft in one press. */
export function NewBulletinPage() {
  const say = useWords()
  const go = useGo()
  const [plan] = usePlan()
  const [moment] = useMoment()
  const period = usePeriod()
  const when = plan === '' || period === undefined ? 'later' : 'now'
  const asked = { plan, period: period ?? '' }
  const checks = useRoute(checkBulletin, asked, when)
  const office = useRoute(proposeOffice, { plan }, plan === '' ? 'later' : 'now')
  const draft = useAction(draftBulletin)
  return (
    <Page
      title={label(
        `${period === undefined ? '' : periodName(period).zh}通报,现在能写吗?`,
        `Can the bulletin ${period === undefined ? '' : `for ${periodName(period).en}`} be written now?`,
      )}
      answer={checks.data === undefined ? undefined : say(words.answer, countsOf(checks.data))}
      tools={<PeriodChoice />}
    >
      <PlanNeeded>
        <p className="hint">{say(words.moment, { moment: say(moment.words) })}</p>
        <Section title={words.checks}>
          <Loaded from={checks} isEmpty={() => false}>
            {(list) => <CheckItems items={list.items} />}
          </Loaded>
        </Section>
        <Section title={words.office}>
          <Loaded from={office} isEmpty={() => false}>
            {(proposed) => (
              <OfficeForm
                proposed={proposed}
                draft={async (chosen) => {
                  const { bulletin } = await draft.mutateAsync({ ...asked, office: chosen })
                  go(`/bulletins/${bulletin}`)
                }}
              />
            )}
          </Loaded>
        </Section>
      </PlanNeeded>
    </Page>
  )
}

function countsOf({ total, due, reported, approved, notDue }: Checklist) {
  return { total, due, reported, approved, notDue }
}

const words = {
  answer: label(
    '{total} 项指标,本期应报 {due} 项,已报 {reported} 项,已核准 {approved} 项,未到发布期 {notDue} 项;缺项会如实写进草稿',
    '{total} {total:indicator|indicators}: {due} due, {reported} reported, {approved} approved, {notDue} not due yet; the draft says what is lacking',
  ),
  moment: label('取数时点:{moment}', 'Data as of: {moment}'),
  checks: label('检查单', 'Checklist'),
  office: label('发文信息', 'Issuing office'),
}
