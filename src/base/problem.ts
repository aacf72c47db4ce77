import { filled, type Label } from './label.ts'

/**
 * A problem is an expected refusal: we understood the request and will not grant it.
 * It leaves the server as RFC 9457 problem details. Anything else thrown is a bug.
 */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly details: Details = {},
    /** Several things may be wrong at once: each with its place. */
    readonly places: readonly Place[] = [],
  ) {
    super(`${code}: ${sentence(code, details).en}`)
  }
}

export type Details = Readonly<Record<string, string | number>>
/** One thing that is wrong, and where: a cell, a field, a line. */
export type Place = { at: string; code: string; message: Label }

type Entry = {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503
} & Label

const table = new Map<string, Entry>()

/**
 * A module's refusals: code → HTTP status and the sentence the user reads, which says the next step.
 * Returns the function that refuses; `plan.unreadable` is refused with `refusePlan('unreadable')`.
 */
export function problemTable<const T extends Record<string, Entry>>(noun: string, entries: T) {
  for (const [name, entry] of Object.entries(entries)) {
    if (table.has(`${noun}.${name}`)) throw new Error(`problem ${noun}.${name} is defined twice`)
    table.set(`${noun}.${name}`, entry)
  }
  return (name: keyof T & string, details: Details = {}, places: readonly Place[] = []): never => {
    throw new Problem(`${noun}.${name}`, details, places)
  }
}

/** The place of one fault, with the sentence of its code filled in. */
export function place(at: string, code: string, details: Details = {}): Place {
  return { at, code, message: sentence(code, details) }
}

export function sentence(code: string, details: Details): Label {
  const entry = table.get(code)
  if (entry === undefined) throw new Error(`no such problem: ${code}`)
  return filled(entry, details)
}

export function statusOf(code: string): number {
  return table.get(code)?.status ?? 500
}

/** Every refusal the system can give, for the generated reference page. */
export function allProblems(): [code: string, Entry][] {
  return [...table].sort(([a], [b]) => (a < b ? -1 : 1))
}

export const refuse = problemTable('access', {
  signIn: { status: 401, zh: '请先登录', en: 'Please sign in first' },
  forbidden: {
    status: 403,
    zh: '您没有权限办理“{title}”,可由以下角色办理:{roles}',
    en: 'You may not do “{title}”; it is done by: {roles}',
  },
  travelling: {
    status: 409,
    zh: '当前查看的是历史时点 {moment},只能查看;请先回到现在再办理',
    en: 'You are looking at the past moment {moment} and can only read; return to now first',
  },
})

export const refuseInput = problemTable('input', {
  invalid: {
    status: 400,
    zh: '提交的内容有误:{what};请按提示修改后再提交',
    en: 'The input is not valid: {what}; correct it and send again',
  },
  unknownAddress: { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  tooLarge: {
    status: 413,
    zh: '文件超过 {limit},请拆分后再上传',
    en: 'The file is larger than {limit}; split it and upload again',
  },
  unreadable: {
    status: 400,
    zh: '收到的内容无法读取({reason});请检查格式后重新提交',
    en: 'What was sent cannot be read ({reason}); check its form and send again',
  },
  fileMissing: {
    status: 400,
    zh: '没有收到文件;请选择一个文件后再提交',
    en: 'No file arrived; choose a file and send again',
  },
  mediaType: {
    status: 415,
    zh: '不支持 {type} 格式的请求;请用 {expected}',
    en: 'A request of type {type} is not understood; send {expected}',
  },
  foreignPage: {
    status: 403,
    zh: '请求来自其他网站的页面,已拒绝;请在本系统的页面上操作',
    en: 'The request came from a page of another site and was refused; use the pages of this system',
  },
  tooMany: {
    status: 429,
    zh: '请求过于频繁,请 {seconds} 秒后再试',
    en: 'Too many requests; try again in {seconds} {seconds:second|seconds}',
  },
})
