import { useMemo } from 'react'
import { label } from '../../../base/label.ts'
import type { View } from '../../../base/list.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { requestList } from '../lists.ts'
import type { RequestRow } from '../schema.ts'

/** 诉求台账: what firms asked for, what is still open and for how long; a street officer begins with the own town. */
export function RequestsPage() {
  const say = useWords()
  const rows = useRoute(requestList.route, {})
  const { me } = useSurroundings()
  const town = me?.roles.includes('street') === true ? (me.body ?? '') : ''
  const start = useMemo<View>(() => ({ filters: town === '' ? {} : { town: [town] } }), [town])
  return (
    <Page
      title={words.title}
      answer={rows.data === undefined ? undefined : answerOf(rows.data, say)}
      paper="landscape"
    >
      <Loaded from={rows} empty={{ ...words.empty, action: <Firms /> }}>
        {(list) => (
          <DataTable
            list={requestList}
            input={{}}
            rows={list}
            start={start}
            opens={({ code, id }) => `/enterprises/${code}?request=${id}`}
          />
        )}
      </Loaded>
    </Page>
  )
}

function Firms() {
  return <Go to="/enterprises">{useWords()(words.firms)}</Go>
}

function answerOf(rows: readonly RequestRow[], say: Say): string {
  const open = rows.filter(({ state }) => state === 'open')
  const oldest = open.reduce((most, { days }) => Math.max(most, days), 0)
  const counts = { open: open.length, closed: rows.length - open.length, oldest }
  return say(open.length === 0 ? words.allClosed : words.answer, counts)
}

const words = {
  title: label('企业的诉求办到哪一步了?', 'How far are the firms’ requests?'),
  answer: label(
    '办理中 {open} 件,最久的已 {oldest} 天;已办结 {closed} 件。',
    '{open} open, the oldest for {oldest} {oldest:day|days}; {closed} closed.',
  ),
  allClosed: label('没有办理中的诉求;已办结 {closed} 件。', 'None is open; {closed} closed.'),
  firms: label('到企业清单', 'To the list of firms'),
  empty: {
    what: label('这里是企业提出的诉求', 'What firms ask for belongs here'),
    who: label(
      '由镇街和专员在企业页面登记和办结',
      'Street officers and the plan officer record and close them on a firm’s page',
    ),
  },
}
