import { Popover } from 'antd'
import { type ReactNode, useState } from 'react'

/** A word that opens a small list below itself. */
export function Menu({
  words,
  active,
  children,
}: {
  words: string
  active: boolean
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      content={children}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      open={open}
      onOpenChange={setOpen}
    >
      <button
        type="button"
        className={active ? 'text-button chosen' : 'text-button'}
        aria-expanded={open}
      >
        {words}
        <i aria-hidden="true">▾</i>
      </button>
    </Popover>
  )
}
