import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { PlanNeeded } from '../../../ui/plan-needed.tsx'
import { usePlan } from '../../../ui/standpoint.ts'
import { useMay } from '../../../ui/surroundings.ts'
import { bulletinList } from '../lists.ts'
import { listBulletins } from '../routes.ts'

/** 通报: the papers of the plan, drafts and issued ones. */
export function BulletinsPage() {
  const say = useWords()
  const [plan] = usePlan()
  const [moment] = useMoment()
  const may = useMay(['officer'])
  const papers = useRoute(listBulletins, { plan }, plan === '' ? 'later' : 'now')
  const issued = papers.data?.filter((each) => each.stage === 'issued').length ?? 0
  const begin =
    may && moment.kind !== 'past' ? (
      <Go to="/bulletins/new" look="action">
        {say(words.begin)}
      </Go>
    ) : undefined
  return (
    <Page
      title={label('通报发到哪一期了?', 'Which bulletins have been issued?')}
      answer={
        papers.data === undefined
          ? undefined
          : say(words.answer, { issued, drafts: papers.data.length - issued })
      }
      tools={begin}
      paper="landscape"
    >
      <PlanNeeded>
        <Loaded
          from={papers}
          empty={{
            what: label('这里是各期通报和更正说明', 'Bulletins and errata belong here'),
            who: label(
              '由专员按季度起草、签发',
              'drafted and issued by the plan officer each quarter',
            ),
            action: begin,
          }}
        >
          {(rows) => (
            <DataTable
              list={bulletinList}
              input={{ plan }}
              rows={rows}
              opens={(row) => `/bulletins/${row.id}`}
            />
          )}
        </Loaded>
      </PlanNeeded>
    </Page>
  )
}

const words = {
  answer: label(
    '已签发 {issued} 件,草稿 {drafts} 件',
    '{issued} issued, {drafts} {drafts:draft|drafts}',
  ),
  begin: label('起草通报', 'Draft a bulletin'),
}
