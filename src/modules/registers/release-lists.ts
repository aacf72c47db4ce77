import { label, titleOf } from '../../base/label.ts'
import { list } from '../../base/list.ts'
import { separated } from '../../base/money.ts'
import { readRelease } from './release-routes.ts'
import { hiddenLabels, ReleaseCell } from './release-schema.ts'
import { nameIn } from './release-table.ts'

const { row, column, why } = ReleaseCell.shape

export const releaseList = list<ReleaseCell, typeof readRelease.input>({
  id: 'register-release',
  title: readRelease.title,
  route: readRelease,
  rowKey: (cell) => JSON.stringify([cell.row, cell.column]),
  columns: [
    {
      key: 'row',
      title: titleOf(row),
      kind: 'choice',
      text: (cell, language) => nameIn(cell.row, language),
    },
    {
      key: 'column',
      title: titleOf(column),
      kind: 'choice',
      text: (cell, language) => nameIn(cell.column, language),
    },
    {
      key: 'value',
      title: label(
        '数值(技术合同为元,新开工为㎡,其他为个数)',
        'Value (contracts in yuan, starts in ㎡, others counted)',
      ),
      kind: 'number',
      text: (cell, language) => (cell.value === null ? hidden[language] : separated(cell.value)),
      value: (cell) => (cell.value === null ? null : Number(cell.value)),
    },
    {
      key: 'why',
      title: titleOf(why),
      kind: 'choice',
      text: (cell, language) => (cell.why === null ? '' : hiddenLabels[cell.why][language]),
    },
  ],
})

const hidden = label('保密', 'not told')
