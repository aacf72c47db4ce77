import { label } from '../../../base/label.ts'
import { type Search, useHere } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { streetList } from '../lists.ts'
import type { StreetRow } from '../schema.ts'

/** What each town has and what it may win or lose; every count opens its firms. */
export function StreetsTab({ title }: { title: string }) {
  const say = useWords()
  const rows = useRoute(streetList.route, { title })
  const here = useHere()
  const to = (of: keyof StreetRow, place: Search) => (row: StreetRow) => (
    <Go to={here({ standing: undefined, ...place, town: row.town })}>{String(row[of])}</Go>
  )
  const cells = {
    holders: to('holders', { tab: 'firms' }),
    expiring: to('expiring', { tab: 'expiring' }),
    unsupported: to('unsupported', { tab: 'risk' }),
    met: to('met', { tab: 'firms', standing: 'met' }),
    nearMiss: to('nearMiss', { tab: 'near' }),
    undetermined: to('undetermined', { tab: 'firms', standing: 'open' }),
    visits: to('visits', { tab: 'week', visits: 'recent' }),
  }
  return (
    <Section title={words.title} note={say(words.note)}>
      <Loaded from={rows} empty={words.empty}>
        {(list) => <DataTable list={streetList} input={{ title }} rows={list} cells={cells} />}
      </Loaded>
    </Section>
  )
}

const words = {
  title: label('按镇街', 'By town'),
  note: label(
    '存量与走访并列;不按存量排名次',
    'The stock and the visits stand beside each other; towns are not ranked by stock',
  ),
  empty: {
    what: label('没有企业登记了镇街', 'No firm has a town yet'),
    who: label('导入企业名录后更新', 'It follows the register of firms'),
  },
}
