import { useNavigate, useParams, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { z } from 'zod'

/** Search values as they stand in the address: texts, except what is written as a JSON object or list. */
export type Search = Readonly<Record<string, unknown>>

/** Reads the query text of an address. A text that looks like a number stays a text: '2025' is a period. */
export function searchFrom(text: string): Search {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [name, valueIn(value)]),
  )
}

/** Writes search values as query text; undefined ones are left out. */
export function searchText(search: Search): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined)
  if (pairs.length === 0) return ''
  const written = pairs.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return `?${new URLSearchParams(written)}`
}

/** How a change enters the history: `replace` for a filter, `push` for what Back should undo. */
export type Entry = 'replace' | 'push'

/**
 * A value kept in the page's address, so that a link shows another officer the same thing. What does
 * not fit the schema counts as the fallback; the fallback itself is not written. The setter keeps the
 * place in the history unless it is told to `push`.
 */
export function useAddress<S extends z.ZodType>(
  name: string,
  schema: S,
  fallback: z.output<S>,
): [z.output<S>, (value: z.output<S> | undefined, entry?: Entry) => void] {
  const raw = useRouterState({ select: (state) => (state.location.search as Search)[name] })
  const navigate = useNavigate()
  const write = useCallback(
    (value: z.output<S> | undefined, entry: Entry = 'replace') => {
      const text = isSame(value, fallback) ? undefined : value
      void navigate({
        to: '.',
        search: ((before: Search) => ({ ...before, [name]: text })) as never,
        replace: entry === 'replace',
        resetScroll: false,
      })
    },
    [navigate, name, fallback],
  )
  return [chosen(schema, raw, fallback), write]
}

/** One part of the path: `useAddressPart('code')` on /indicators/$code. */
export function useAddressPart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return parts[name] ?? ''
}

/** Goes to another page of ours, or to the same page with other search values. */
export function useGo(): (address: string) => void {
  const navigate = useNavigate()
  return (address) => void navigate({ ...partsOf(address), resetScroll: true } as never)
}

/** The address of this very page with other search values: a detail opens, and the filters stay. */
export function useHere(): (changes: Search) => string {
  const { pathname, search } = useRouterState({ select: (state) => state.location })
  return (changes) => pathname + searchText({ ...(search as Search), ...changes })
}

/** An address text as the router wants it: '/indicators/I-02?period=2025Q3'. */
export function partsOf(address: string): { to: string; search: Search } {
  const [to = '/', query = ''] = address.split('?')
  return { to, search: searchFrom(query) }
}

function valueIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function chosen<S extends z.ZodType>(schema: S, raw: unknown, fallback: z.output<S>): z.output<S> {
  if (raw === undefined) return fallback
  const read = schema.safeParse(raw)
  if (read.success) return read.data
  const scalar = typeof raw === 'string' ? scalarIn(raw) : undefined
  const again = schema.safeParse(scalar)
  return scalar !== undefined && again.success ? again.data : fallback
}

function scalarIn(text: string): number | boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

function isSame(value: unknown, fallback: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(fallback)
}
