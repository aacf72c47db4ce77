/** A node of its own process for the launcher's tests: opens a data folder, tells so, closes on SIGTERM. */
import { openDatabase } from '../server/database/open.ts'

const [, , dataFolder = ''] = process.argv
const held = await openDatabase({ dataFolder })
process.stdout.write(`${held.kind}\n`)
const alive = setInterval(() => undefined, 60_000)
process.once('SIGTERM', async () => {
  clearInterval(alive)
  await held.close()
})
