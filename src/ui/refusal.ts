import type { Label } from '../base/label.ts'
import { label } from '../base/label.ts'
import { ProblemAnswer } from '../base/request.ts'

/** What a call came back with when it was not granted. */
export type Refusal = {
  /** 0: the server was not reached. */
  status: number
  code: string
  message: Label
  places: ProblemAnswer['places']
}

const carried = new WeakMap<Error, Refusal>()

/** An Error that carries its refusal, to be thrown by calls and read by `refusalOf`. */
export function refused(refusal: Refusal): Error {
  const error = new Error(`${refusal.code}: ${refusal.message.en}`)
  carried.set(error, refusal)
  return error
}

/** The refusal of a thrown thing. What is no refusal of ours is a fault, with its own code. */
export function refusalOf(thrown: unknown): Refusal {
  const known = thrown instanceof Error ? carried.get(thrown) : undefined
  return known ?? { status: 500, code: 'page.fault', message: fault, places: [] }
}

/** Reads the body of an answer that is not ok; one that is no problem details speaks by its status. */
export function refusalFrom(status: number, body: unknown): Refusal {
  const read = ProblemAnswer.safeParse(body)
  if (!read.success) return { status, code: `http.${status}`, message: silent, places: [] }
  const { code, detail, detailEn, places } = read.data
  return { status, code, message: { zh: detail, en: detailEn }, places }
}

export const unreachable: Refusal = {
  status: 0,
  code: 'network.unreachable',
  message: label(
    '没有连上服务器,请检查网络后重试;已填写的内容仍在本机',
    'The server was not reached. Check the network and try again; what you typed is kept here',
  ),
  places: [],
}

const fault = label(
  '页面出了故障,已填写的内容仍在;请重试,仍不行时把代码告诉管理员',
  'The page failed; what you typed is kept. Try again, and if it stays give the code to the administrator',
)
const silent = label(
  '服务器没有给出可读的答复,请稍后重试;仍不行时把代码告诉管理员',
  'The server gave no readable answer. Try again later, and if it stays give the code to the administrator',
)
