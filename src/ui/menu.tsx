import { Popover } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'

type Props = {
  /** What stands on the button; an arrow follows it. */
  words: ReactNode
  /** True when what is inside has been changed by the reader. */
  active?: boolean
  look?: 'text-button' | 'bar-button'
  side?: 'bottomLeft' | 'bottomRight'
  /** What opens below; it may close itself. */
  children: ReactNode | ((close: () => void) => ReactNode)
}

/** A word that opens a small panel below itself; Esc closes it and gives the word its focus back. */
export function Menu(props: Props) {
  const { words, active = false, look = 'text-button', side = 'bottomLeft', children } = props
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
  return (
    <Popover
      content={typeof children === 'function' ? children(() => setOpen(false)) : children}
      trigger="click"
      placement={side}
      arrow={false}
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
    >
      <button
        ref={button}
        type="button"
        className={active ? `${look} chosen` : look}
        aria-expanded={open}
      >
        {words}
        <i aria-hidden="true">▾</i>
      </button>
    </Popover>
  )
}
