import { useEffect, useState } from 'react'
import type { Field } from './form-schema.ts'
import type { Values } from './form-values.ts'
import { forget, keep, kept } from './kept.ts'

/**
 * What has been typed and not yet sent, kept in this browser so that it survives a reload, a lost
 * connection and a closed window. Passwords are never kept.
 */
export function useDraft(place: string, fields: readonly Field[], start: Values) {
  const [values, setValues] = useState<Values>(() => ({ ...start, ...draftAt(place, fields) }))
  const [restored, setRestored] = useState(() => draftAt(place, fields) !== undefined)
  const text = JSON.stringify(withoutPasswords(values, fields))
  const untouched = JSON.stringify(withoutPasswords(start, fields))
  useEffect(() => {
    if (text === untouched) forget(placeOf(place))
    else keep(placeOf(place), text)
  }, [place, text, untouched])

  function discard(): void {
    forget(placeOf(place))
    setValues(start)
    setRestored(false)
  }

  function set(name: string, value: unknown): void {
    setValues((before) => ({ ...before, [name]: value }))
  }

  return { values, set, restored, discard }
}

function draftAt(place: string, fields: readonly Field[]): Values | undefined {
  const text = kept(placeOf(place))
  if (text === null) return undefined
  try {
    const read: unknown = JSON.parse(text)
    const known = Object.entries(Object(read)).filter(([name]) =>
      fields.some((field) => field.name === name),
    )
    return known.length === 0 ? undefined : Object.fromEntries(known)
  } catch {
    return undefined
  }
}

function withoutPasswords(values: Values, fields: readonly Field[]): Values {
  const secret = fields.filter(({ kind }) => kind === 'password').map(({ name }) => name)
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secret.includes(name)))
}

function placeOf(place: string): string {
  return `ceyuan.draft.${place}`
}
