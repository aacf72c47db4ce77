import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { requestFor, type Standpoint } from '../base/request.ts'
import type { Route } from '../base/route.ts'
import { useAsOf } from './moment.ts'
import { refusalFrom, refused, unreachable } from './refusal.ts'

/**
 * Asks a query route and keeps the answer. The reader's moment is part of the question, so moving in
 * time asks again. `when: 'later'` holds the question back until its input is complete.
 */
export function useRoute<I extends z.ZodType, O extends z.ZodType>(
  route: Route<I, O>,
  input: z.input<I>,
  when: 'now' | 'later' = 'now',
): UseQueryResult<z.output<O>> {
  const asOf = useAsOf()
  return useQuery({
    queryKey: questionKey(route, input, asOf),
    queryFn: () => call(route, input, { asOf }),
    enabled: when === 'now',
  })
}

/** Asks for every answer on the screen again. */
export function useAskAgain(): () => void {
  const client = useQueryClient()
  return useCallback(() => void client.invalidateQueries(), [client])
}

/** Under which key an answer is kept; tests put answers there by hand. */
export function questionKey(route: Route, input: unknown, asOf?: string): unknown[] {
  return [route.address, input, asOf ?? null]
}

/** Does an action. When it is done every answer on the screen is asked for again. */
export function useAction<I extends z.ZodType, O extends z.ZodType>(
  route: Route<I, O>,
): UseMutationResult<z.output<O>, Error, z.input<I>> {
  const client = useQueryClient()
  const asOf = useAsOf()
  return useMutation({
    mutationFn: (input: z.input<I>) => call(route, input, { asOf }),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** Calls any route but an upload. A refusal is thrown as an Error that `refusalOf` can read. */
export async function call<I extends z.ZodType, O extends z.ZodType>(
  route: Route<I, O>,
  input: z.input<I>,
  standpoint: Standpoint = {},
): Promise<z.output<O>> {
  const { method, path, body } = requestFor(route, Object(input), standpoint)
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw refused(unreachable)
  })
  return answerIn(route, response.status, await response.text())
}

/** The address of a download, for a link that the browser itself follows. */
export function downloadUrl<I extends z.ZodType>(
  route: Route<I>,
  input: z.input<I>,
  standpoint: Standpoint = {},
): string {
  return requestFor(route, Object(input), standpoint).path
}

/** Reads the text of an answer: the route's output, or a refusal thrown. */
export function answerIn<O extends z.ZodType>(
  route: Route<z.ZodType, O>,
  status: number,
  text: string,
): z.output<O> {
  const body = parsed(text)
  if (status < 200 || status > 299) throw refused(refusalFrom(status, body))
  return route.output.parse(body)
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
