import { label } from '../../../base/label.ts'
import { separated } from '../../../base/money.ts'
import { useLanguage, useWords } from '../../../ui/language.ts'
import type { Released } from '../release.ts'
import { hiddenLabels, type ReleaseCell } from '../release-schema.ts'
import { nameIn, releaseTable } from '../release-table.ts'

/** The table as others read it: towns down, kinds across; what is held back says why. */
export function ReleaseTable({
  register,
  cells,
}: {
  register: Released
  cells: readonly ReleaseCell[]
}) {
  const say = useWords()
  const language = useLanguage()
  const table = releaseTable(cells)
  return (
    <div className="table-none">
      <div className="table-box">
        <table>
          <caption className="hint" style={{ textAlign: 'left' }}>
            {say(words.units[register])}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say(words.town)}</th>
              {table.columns.map((name) => (
                <th key={name} scope="col" className="kind-number">
                  {nameIn(name, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ row, cells: own }) => (
              <tr key={row}>
                <th scope="row">{nameIn(row, language)}</th>
                {own.map((cell, at) => (
                  <td key={table.columns[at]} className="kind-number">
                    <Told cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Told({ cell }: { cell: ReleaseCell | undefined }) {
  const say = useWords()
  if (cell === undefined) return '—'
  if (cell.value !== null) return separated(cell.value)
  return (
    <>
      {say(words.hidden)} <small>{cell.why === null ? '' : say(hiddenLabels[cell.why])}</small>
    </>
  )
}

const words = {
  town: label('镇街', 'Town'),
  hidden: label('保密', 'not told'),
  units: {
    technologyContract: label('成交额,元', 'Amounts in yuan'),
    buildingStart: label('新开工面积,㎡', 'Area started in ㎡'),
    platform: label('个数', 'Counts'),
    incubator: label('个数', 'Counts'),
    intellectualProperty: label('件数', 'Counts'),
  } satisfies Record<Released, unknown>,
}
