import { Button } from 'antd'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { isPublicList, type Released } from '../release.ts'
import { releaseList } from '../release-lists.ts'
import { listReleases, readRelease, recordRelease } from '../release-routes.ts'
import { hiddenLabels, type ReleaseCell } from '../release-schema.ts'
import { ReleaseTable } from './release-table.tsx'

type Props = { register: Released; on: string | undefined }

/** What the public or another district may read of the register, and why the rest may not be told. */
export function ReleaseSection({ register, on }: Props) {
  const say = useWords()
  const drawer = useDrawer('release')
  const [moment] = useMoment()
  const may = useMay(['officer', 'statistics']) && moment.kind !== 'past'
  const input = { register, ...(on !== undefined && { on }) }
  const cells = useRoute(readRelease, input)
  return (
    <Section
      title={words.title}
      note={say(isPublicList(register) ? words.publicNote : words.note)}
      tools={
        may ? <Button onClick={() => drawer.open('new')}>{say(recordRelease.title)}</Button> : null
      }
    >
      <Loaded from={cells} empty={{ what: words.none }}>
        {(found) => (
          <>
            <p className="reading">{say(words.told, counted(found))}</p>
            <Reasons cells={found} />
            <ReleaseTable register={register} cells={found} />
            <details className="no-print">
              <summary>{say(words.cells)}</summary>
              <DataTable list={releaseList} input={input} rows={found} />
            </details>
          </>
        )}
      </Loaded>
      <Told register={register} />
      {may && drawer.shown !== undefined ? (
        <FormDrawer
          route={recordRelease}
          given={{ register }}
          start={{ ...(on !== undefined && { on }) }}
          fields={{ on: { kind: 'date' } }}
          draft={register}
          will={words.will}
          close={drawer.close}
          done={drawer.close}
        />
      ) : null}
    </Section>
  )
}

function counted(cells: readonly ReleaseCell[]) {
  const hidden = cells.filter(({ why }) => why !== null).length
  return { all: cells.length, told: cells.length - hidden, hidden }
}

/** How many cells each reason holds back. */
function Reasons({ cells }: { cells: readonly ReleaseCell[] }) {
  const say = useWords()
  const reasons = (['few', 'dominated', 'difference', 'second'] as const)
    .map((why) => ({ why, count: cells.filter((cell) => cell.why === why).length }))
    .filter(({ count }) => count > 0)
  if (reasons.length === 0) return null
  return (
    <ul className="plain-list">
      {reasons.map(({ why, count }) => (
        <li key={why}>{say(words.reason, { why: say(hiddenLabels[why]), count })}</li>
      ))}
    </ul>
  )
}

/** What was told before: each later table is held against these. */
function Told({ register }: { register: Released }) {
  const say = useWords()
  const releases = useRoute(listReleases, { register })
  if (releases.data === undefined || releases.data.length === 0) return null
  return (
    <details>
      <summary>{say(words.before, { count: releases.data.length })}</summary>
      <ul className="versions">
        {releases.data.map(({ id, onDate, recipient, document, recordedAt, recordedBy }) => (
          <li key={id}>
            <b>{onDate}</b> {recipient} · {document}{' '}
            <small>
              {clockText(recordedAt)} {recordedBy}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}

const words = {
  title: label('对外发布表', 'Table for release'),
  note: label(
    '给公众和外区的数从这里出:不露出单个单位(统计法实施条例第二十九条;三个单位、80%为本系统的界线)',
    'What the public and other districts may read: no unit is told (Implementing Regulation of the Statistics Law, article 29; three units and 80 % are our own lines)',
  ),
  publicNote: label(
    '平台和孵化器的名单本身是公开的,按镇街的个数可以全部发布',
    'Platforms and incubators are on public lists by name, so that every count by town may be told',
  ),
  none: label('还没有条目,没有可发布的数', 'There are no entries, so nothing to tell'),
  cells: label('逐格列表(筛选、导出)', 'Cell by cell (filter, export)'),
  told: label(
    '共 {all} 格,可发布 {told} 格,保密 {hidden} 格。',
    '{all} {all:cell|cells}: {told} may be told, {hidden} {hidden:is|are} held back.',
  ),
  reason: label('{why}:{count} 格', '{why}: {count} {count:cell|cells}'),
  before: label('已对外发布 {count} 次', 'Told {count} {count:time|times} before'),
  will: label(
    '登记后,以后的表与这一次相减会露出单位的格不再发布。',
    'From then on no cell is told whose difference to this table would reveal a unit.',
  ),
}
