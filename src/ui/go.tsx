import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { partsOf } from './address.ts'

type Props = {
  /** An address of ours as text: '/indicators/I-02?period=2025Q3'. */
  to: string
  children: ReactNode
  /** `action` looks like a button: the one thing a page asks for. */
  look?: 'link' | 'action' | 'plain'
}

/** A link to another page of ours. Moment, plan and scope travel along by themselves. */
export function Go({ to, children, look = 'link' }: Props) {
  const { to: path, search } = partsOf(to)
  return (
    <Link to={path as never} search={search as never} className={`go go-${look}`}>
      {children}
    </Link>
  )
}
