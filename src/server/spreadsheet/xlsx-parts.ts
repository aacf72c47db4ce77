import { label } from '../../base/label.ts'
import type { ArchiveEntry } from '../archive.ts'
import { refuseOther } from './file-kind.ts'
import { refuseWorkbook } from './problems.ts'

const MOST_SHEETS = 100
/** Twice what two hundred thousand full rows have. */
const LARGEST_XML = 128 * 1024 * 1024

const otherContents = [
  { part: /^word\//, what: label('Word 文档', 'a Word document') },
  { part: /^ppt\//, what: label('演示文稿', 'a presentation') },
  { part: /^xl\/workbook\.bin$/, what: label('二进制工作簿 .xlsb', 'a binary workbook (.xlsb)') },
  { part: /^content\.xml$/, what: label('OpenDocument 文件', 'an OpenDocument file') },
]

/** Refuses `workbook.otherFormat`, `tooManySheets`, `unpacksTooLarge`, `damaged`: a ZIP is a workbook only by its parts, and one that hides its size is not unpacked. */
export function checkParts(name: string, entries: readonly ArchiveEntry[]): void {
  if (entries.some(({ packed, unpacked }) => unpacked === 0 && packed > 2))
    refuseWorkbook('damaged')
  const xml = entries.filter(({ name: part }) => /\.(xml|rels)$/.test(part))
  if (xml.reduce((sum, { unpacked }) => sum + unpacked, 0) > LARGEST_XML)
    refuseWorkbook('unpacksTooLarge')
  const other = otherContents.find(({ part }) => entries.some((entry) => part.test(entry.name)))
  if (other !== undefined) refuseOther(name, other.what)
  if (!entries.some((entry) => /(^|\/)workbook\d*\.xml$/.test(entry.name)))
    refuseOther(name, label('压缩包', 'an archive'))
  const count = entries.filter((entry) => /\/worksheets\/[^/]+\.xml$/.test(entry.name)).length
  if (count > MOST_SHEETS) refuseWorkbook('tooManySheets', { count, limit: MOST_SHEETS })
}
