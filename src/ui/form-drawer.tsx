import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { type Label, label } from '../base/label.ts'
import { Drawer } from './drawer.tsx'
import { Form, type FormProps } from './form.tsx'
import { useWords } from './language.ts'

type Props<I extends z.ZodType, O extends z.ZodType> = FormProps<I, O> & {
  /** By default the route's title. */
  title?: Label
  /** What to know before filling it in. */
  lead?: ReactNode
  close: () => void
}

/** A form at the right of the page it belongs to. Closing it keeps the draft. */
export function FormDrawer<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { title, lead, close, ...form } = props
  const say = useWords()
  return (
    <Drawer title={say(title ?? form.route.title)} close={close} width={480}>
      {lead}
      <Form {...form} beside={<Button onClick={close}>{say(words.later)}</Button>} />
    </Drawer>
  )
}

const words = { later: label('先不办', 'Not now') }
