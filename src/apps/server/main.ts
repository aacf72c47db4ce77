/** Starts the house, says where it is and what to try first, and ends it cleanly on Ctrl-C. */
import { Problem, sentence } from '../../base/problem.ts'
import { readConfig } from '../../server/config.ts'
import { type House, openHouse } from './house.ts'

const tell = (line: string) => console.log(line)

let opening: Promise<House> | undefined
let ending = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Asked twice, it does not wait; what was half done is undone by the database.
    if (ending) process.exit(130)
    ending = true
    void end()
  })
}

try {
  opening = openHouse(readConfig(process.env), tell)
  const { address } = await opening
  if (!ending) welcome(address)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  const { zh, en } = sentence(error.code, error.details)
  console.error(`${zh}\n${en}`)
  process.exitCode = 1
}

function welcome(address: string): void {
  tell('')
  tell(`  策源 Ceyuan   ${address}`)
  tell('')
  tell('  先试:打开上面的地址,进入“江澜区”(演示),以“专员”身份看 2025 年三季度的驾驶舱。')
  tell('  Try first: open the address, step into Jianglan as a plan officer, look at Q3 of 2025.')
  tell('  Ctrl-C 结束 · ends it')
}

/** A house that is still opening is opened first: only then is it known what there is to close. */
async function end(): Promise<void> {
  tell('正在结束 · Ending')
  const house = await opening?.catch(() => undefined)
  await house?.close()
  process.exit(house === undefined ? 1 : 0)
}
