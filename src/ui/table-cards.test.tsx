import { expect, test } from 'vitest'
import { label } from '../base/label.ts'
import { shown } from '../testing/page.tsx'
import { TableCards } from './table-cards.tsx'

const columns = (['name', 'town', 'unmet'] as const).map((key) => ({
  ...{ key, title: label(`栏${key}`, key), kind: 'text' as const },
  text: (row: Record<string, string>) => row[key] ?? '',
}))
const picks = { chosen: [], has: () => false, tick: () => {}, tickAll: () => {}, clear: () => {} }

test('a card leaves out what a row says nothing about, and keeps a nought and a dash', async () => {
  const rows = [
    { name: '甲', town: '0', unmet: '' },
    { name: '乙', town: '—', unmet: '研发强度' },
  ]
  const html = await shown(
    <TableCards
      {...{ columns, rows, picks }}
      list={{ title: label('企业', 'Firms'), rowKey: ({ name }) => name ?? '' }}
      cells={{ unmet: ({ unmet }) => <b>{unmet}</b> }}
      opens={undefined}
      selected={undefined}
    />,
  )
  const [first, second] = html.split('<li').slice(1)
  expect([first?.includes('栏town'), first?.includes('栏unmet')]).toEqual([true, false])
  expect([second?.includes('栏town'), second?.includes('栏unmet')]).toEqual([true, true])
})
