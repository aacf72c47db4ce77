/** 镇街科技创新工作情况表: towns in two groups of like stock (formats §1, 附件3). */
import { exact } from '../../base/decimal.ts'
import type { Attachment, Run } from '../../base/document.ts'
import { lastDay, type Period, periodName } from '../../base/period.ts'
import { groupLabels, streetTitles, unapproved } from '../certificates/street-table.ts'
import { columnsOf } from './annex-progress.ts'
import type { StreetLine } from './schema.ts'
import { said } from './words.ts'

/** A figure that there is none of; never an empty cell and never a zero. */
const NONE = '–'
const shares = [32, 70, 52, 52, 44, 44, 44, 52, 44, 52, 40]

export function streetsAnnex(lines: readonly StreetLine[], period: Period): Attachment {
  const groups = (['A', 'B'] as const).filter((group) => lines.some((line) => line.group === group))
  const ranked = lines.some(({ rank }) => rank !== null)
  return {
    title: '镇街科技创新工作情况表',
    landscape: true,
    blocks: [
      ...groups.map((group) => ({
        kind: 'table' as const,
        caption: groupLabels[group].zh,
        columns: columnsOf(
          streetTitles.map(({ zh }, at) => [zh, shares[at] ?? 44, at === 1 ? 'left' : 'right']),
        ),
        rows: lines.filter((line) => line.group === group).map(cells),
      })),
      {
        kind: 'note',
        runs: [
          said(
            `注:1.${periodName(period).zh},存量截至${lastDay(period)},其余自上年末起算,按证书登记册计数,是工作值。2.${
              ranked ? '位次按净增在本组内排列,并列同位' : unapproved.zh
            }。3.走访为登记了结果的走访。4.镇街没有单独目标的不亮灯;“${NONE}”为没有可列的数,不是零。`,
          ),
        ],
      },
    ],
  }
}

function cells(line: StreetLine): Run[][] {
  const { rank, town, stock, first, ended, renewed, net, netBasisPoints, visits, requestsClosed } =
    line
  const share = netBasisPoints === null ? NONE : `${exact(netBasisPoints).div(100).toFixed(1)}%`
  const count = (value: number | null) => (value === null ? NONE : String(value))
  const figures = [stock, first, ended, renewed, net].map(count)
  return [count(rank), town, ...figures, share, count(visits), count(requestsClosed), NONE].map(
    (text) => [said(text)],
  )
}
