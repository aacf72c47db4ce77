/** The file of a register as a table of texts; what cannot be read is refused with what to do about it. */
import { existsSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Label, label } from '../../../base/label.ts'
import { quotedText, rowsOf } from './answer-rows.ts'
import { refuseRules } from './programmes.ts'

const whys = {
  absent: label('没有这个文件', 'there is no such file'),
  encoding: label(
    '不是 UTF-8 编码,请另存为 UTF-8 的 CSV',
    'it is not UTF-8: save it as CSV in UTF-8',
  ),
  parquet: label('不是完整的 Parquet 文件', 'it is no whole Parquet file'),
  line: label('第 {line} 行读不出来', 'line {line} cannot be read'),
  csv: label('看不出是 CSV 表', 'it does not look like CSV'),
} as const

/** Makes the table `raw`: every cell as the text that the file has, rows numbered from 1. Answers its columns. */
export async function openFile(connection: DuckDBConnection, file: string): Promise<string[]> {
  const isParquet = /\.parquet$/i.test(file)
  if (!existsSync(file)) return refuseFile(file, whys.absent)
  const path = quotedText(file)
  const reader = isParquet
    ? `read_parquet(${path})`
    : `read_csv(${path}, header = true, all_varchar = true, null_padding = true)`
  try {
    await connection.run(
      `CREATE TABLE raw AS SELECT row_number() OVER () AS id, CAST(COLUMNS(*) AS VARCHAR) FROM ${reader}`,
    )
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return isParquet ? refuseFile(file, whys.parquet) : refuseCsv(file, said)
  }
  const described = await rowsOf(connection, 'DESCRIBE raw')
  return described.map((row) => String(row['column_name'])).filter((name) => name !== 'id')
}

function refuseCsv(file: string, said: string): never {
  if (/utf-8|unicode/i.test(said) && !/sniffing/.test(said)) return refuseFile(file, whys.encoding)
  const [, line] = /CSV Error on Line: (\d+)/.exec(said) ?? []
  return line === undefined ? refuseFile(file, whys.csv) : refuseFile(file, whys.line, line)
}

function refuseFile(file: string, { zh, en }: Label, line = ''): never {
  const told = (words: string) => words.replace('{line}', line)
  return refuseRules('file', { file, zh: told(zh), en: told(en) })
}
