import { ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'

type Props = {
  /** Its name for whoever does not see it. */
  says: string
  look: 'palette' | 'question'
  close: () => void
  children: ReactNode
}

/**
 * A box over the page that must be answered first. The browser's own dialog keeps the focus inside,
 * gives it back, and closes by Esc; a press beside the box closes it as well.
 */
export function Dialog({ says, look, close, children }: Props) {
  const box = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const dialog = box.current
    if (dialog?.open === false) dialog.showModal()
    setShown(true)
    return () => dialog?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the box closes it; the keyboard has Esc
    <dialog
      ref={box}
      className={`dialog ${look}`}
      aria-label={says}
      onCancel={close}
      onClick={(event) => (event.target === box.current ? close() : undefined)}
    >
      {/* Lists that open inside must stand inside: what is outside an open dialog cannot be touched. */}
      <ConfigProvider getPopupContainer={() => box.current ?? document.body}>
        {shown ? <div className="dialog-inside">{children}</div> : null}
      </ConfigProvider>
    </dialog>
  )
}
