import { Drawer as Panel } from 'antd'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { label } from '../base/label.ts'
import { useAddress } from './address.ts'
import { useWords } from './language.ts'
import { useNarrow } from './narrow.ts'

const Shown = z.string().min(1).optional()

/** A detail with its own address: `?name=…`. Opening it is a step that Back undoes. */
export function useDrawer(name: string): {
  shown: string | undefined
  open: (what: string) => void
  close: () => void
} {
  const [shown, setShown] = useAddress(name, Shown, undefined)
  return {
    shown,
    open: (what) => setShown(what, shown === undefined ? 'push' : 'replace'),
    close: () => setShown(undefined, 'push'),
  }
}

type Props = {
  title: ReactNode
  close: () => void
  /** Acts at the foot, within reach of a thumb. */
  foot?: ReactNode
  width?: number
  children: ReactNode
}

/** The detail at the right, beside the page and not over it. */
export function Drawer({ title, close, foot, width = 560, children }: Props) {
  const say = useWords()
  const narrow = useNarrow()
  return (
    <Panel
      open
      title={title}
      onClose={close}
      mask={false}
      size={narrow ? '100%' : width}
      footer={foot}
      closable={{ 'aria-label': say(words.close) }}
      rootClassName="drawer"
    >
      {children}
    </Panel>
  )
}

const words = { close: label('关闭', 'Close') }
