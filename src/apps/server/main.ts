/** Starts the house, says where it is and what to try first, and ends it cleanly on Ctrl-C. */
import { Problem, sentence } from '../../base/problem.ts'
import { readConfig } from '../../server/config.ts'
import { openHouse } from './house.ts'

const tell = (line: string) => console.log(line)

try {
  const config = readConfig(process.env)
  const house = await openHouse(config, tell)
  tell('')
  tell(`  策源 Ceyuan   ${house.address}`)
  tell('  先试:打开上面的地址,选“江澜区”,以“专员”身份试用,看 2025 年三季度的驾驶舱。')
  tell('  Try first: open the address, step into Jianglan as a plan officer, look at Q3 of 2025.')
  tell('  Ctrl-C 结束 · ends it')
  let ending = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) process.exit(130)
      ending = true
      tell('正在结束 · Ending')
      void house.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error
  const { zh, en } = sentence(error.code, error.details)
  console.error(`${zh}\n${en}`)
  process.exitCode = 1
}
