import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import { requestFor } from '../base/request.ts'
import type { Route } from '../base/route.ts'
import { answerIn } from './client.ts'
import { useAsOf } from './moment.ts'
import { type Refusal, refusalOf, refused, unreachable } from './refusal.ts'

/** How far a file has got: bytes sent, then `working` while the server reads it. */
export type Sending = {
  name: string
  sent: number
  total: number
  stage: 'sending' | 'working'
}

/** Sends one file to an upload route; `send` answers undefined when it was refused or cancelled. */
export function useUpload<I extends z.ZodType, O extends z.ZodType>(route: Route<I, O>) {
  const asOf = useAsOf()
  const client = useQueryClient()
  const request = useRef<XMLHttpRequest>(undefined)
  const [sending, setSending] = useState<Sending>()
  const [refusal, setRefusal] = useState<Refusal>()

  async function send(file: File, input: z.input<I>): Promise<z.output<O> | undefined> {
    setRefusal(undefined)
    setSending({ name: file.name, sent: 0, total: file.size, stage: 'sending' })
    const { method, path, body } = requestFor(route, Object(input), { asOf })
    const form = new FormData()
    form.append('input', JSON.stringify(body ?? {}))
    form.append('file', file)
    try {
      const { status, text } = await transfer({ method, path, form }, request, setSending)
      const answer = answerIn(route, status, text)
      void client.invalidateQueries()
      return answer
    } catch (thrown) {
      if (request.current !== undefined) setRefusal(refusalOf(thrown))
      return undefined
    } finally {
      request.current = undefined
      setSending(undefined)
    }
  }

  function cancel(): void {
    const running = request.current
    request.current = undefined
    running?.abort()
  }

  return { send, cancel, sending, refusal }
}

type Transfer = { method: string; path: string; form: FormData }

/** fetch cannot tell how much of a body has left; XMLHttpRequest can. */
function transfer(
  { method, path, form }: Transfer,
  request: { current: XMLHttpRequest | undefined },
  show: (update: (before: Sending | undefined) => Sending | undefined) => void,
): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const http = new XMLHttpRequest()
    request.current = http
    http.open(method, path)
    http.upload.onprogress = ({ loaded, total }) =>
      show((before) => before && { ...before, sent: loaded, total })
    http.upload.onload = () => show((before) => before && { ...before, stage: 'working' })
    http.onload = () => done({ status: http.status, text: http.responseText })
    http.onerror = () => failed(refused(unreachable))
    http.onabort = () => failed(refused(unreachable))
    http.send(form)
  })
}
