/** Carries out one act up to the moment before its commit and waits there, to be killed. */
import { readFileSync } from 'node:fs'
import { issue } from '../modules/bulletins/operations.ts'
import { importing } from '../modules/imports/operations.ts'
import { importFile } from '../modules/imports/routes.ts'
import { importing as importingTable } from '../modules/intake/operations.ts'
import { importTable } from '../modules/intake/routes.ts'
import type { Context } from '../server/context.ts'
import { openDatabase } from '../server/database/open.ts'
import { testContext } from './context.ts'

const [, , url = '', act = '', bulletin = ''] = process.argv
const now = '2025-10-14T11:00:00.000Z'
const { db } = await openDatabase({ url, dataFolder: '.' })
const context = await testContext(db, { district: 'jianglan', roles: ['officer', 'leader'], now })

const acts: Record<string, (context: Context) => Promise<unknown>> = {
  import: (here) => {
    const name = 'jianglan-2025Q3.xlsx'
    const file = { name, bytes: readFileSync(`content/demo/${name}`) }
    const input = importFile.input.parse({ sender: '区科技局', period: '2025Q3' })
    return importing.run({ ...here, file }, input)
  },
  intake: (here) => {
    const name = '西澜镇企业底册.xlsx'
    const file = { name, bytes: readFileSync(`content/registers/examples/${name}`) }
    return importingTable.run({ ...here, file }, importTable.input.parse({ sender: '西澜镇' }))
  },
  issue: (here) => issue.run(here, { bulletin, number: '江办〔2025〕7号' }),
}

await db.transaction().execute(async (transaction) => {
  await acts[act]?.({ ...context, db: transaction })
  process.stdout.write('written\n')
  await new Promise(() => setInterval(() => undefined, 60_000))
})
