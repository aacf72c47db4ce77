/** Many users asking one server, each with a moment of thought between. */
import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

export type Load = {
  paths: readonly string[]
  users: number
  milliseconds: number
  /** Between an answer and the next question, in milliseconds; a second unless said otherwise. */
  think?: number
}
type Server = { address: string; cookie: string }

/** How long each answer took, in milliseconds. */
export async function askedAll(
  server: Server,
  { paths, users, milliseconds, think = 1000 }: Load,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: users })
  const times: number[] = []
  const until = performance.now() + milliseconds
  const user = async (number: number) => {
    if (users > 1) await sleep((number * think) / users)
    let turn = Math.floor((number * paths.length) / users)
    do {
      const from = performance.now()
      await got(server, paths[turn % paths.length] ?? '/', agent)
      times.push(performance.now() - from)
      turn += 1
      await sleep(think)
    } while (performance.now() < until)
  }
  await Promise.all(Array.from({ length: users }, (_, number) => user(number)))
  agent.destroy()
  return times
}

function got({ address, cookie }: Server, path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${path}`, { agent, headers: { cookie } }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode} ${path}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
