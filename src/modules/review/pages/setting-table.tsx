import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useHere } from '../../../ui/address.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import type { readPackage } from '../../plan/routes.ts'
import { needLabels, needOf, settingList } from '../lists.ts'
import type { Setting } from '../schema.ts'
import { EvenCurves } from './even-curves.tsx'
import { IndicatorSettings } from './indicator-settings.tsx'
import { promiseText } from './target-text.ts'

type Props = {
  at: z.output<typeof readPackage.output>
  rows: readonly Setting[]
  keeps: boolean
}

/** What each indicator has and still needs; a press opens its settings. */
export function SettingTable({ at, rows, keeps }: Props) {
  const say = useWords()
  const here = useHere()
  const { shown, close } = useDrawer('code')
  const one = rows.find((row) => row.code === shown)
  return (
    <>
      <p className="hint">{say(words.hint)}</p>
      <DataTable
        list={settingList}
        input={{ plan: at.plan }}
        rows={rows}
        cells={{ target: targetCell, need: needCell }}
        opens={(row) => here({ code: row.code })}
      />
      {keeps ? <EvenCurves at={at} /> : null}
      {one === undefined ? null : (
        <IndicatorSettings key={one.code} at={at} setting={one} keeps={keeps} close={close} />
      )}
    </>
  )
}

function targetCell(row: Setting) {
  return <Target row={row} />
}

function Target({ row }: { row: Setting }) {
  const say = useWords()
  return `${say(promiseText({ ...row, unit: row.targetUnit }))} · ${row.deadline}`
}

function needCell(row: Setting) {
  return <Need row={row} />
}

function Need({ row }: { row: Setting }) {
  const say = useWords()
  const need = needOf(row)
  return <span className={need === 'none' ? undefined : 'asks'}>{say(needLabels[need])}</span>
}

const words = {
  hint: label(
    '没有年度目标或计划曲线的年份不判灯,系统不代拟。点开一项设定。',
    'A year without its target or curve is not judged; nothing is made up. Open one to set it.',
  ),
}
