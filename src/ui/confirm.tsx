import { Button, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type Label, label } from '../base/label.ts'
import { useWords } from './language.ts'
import { Refused } from './loaded.tsx'
import { refusalOf } from './refusal.ts'

type Props = {
  /** The word on the button and on the question. */
  act: Label
  /** What will happen, in one sentence, and whether it can be undone. */
  will: Label
  /** For what cannot be undone: the reader types this name first. */
  name?: string
  /** `main` is the page's one primary act. */
  look?: 'main' | 'plain'
  disabled?: boolean
  /** Further words or fields in the question. */
  children?: ReactNode
  run: () => Promise<unknown>
}

/** A button for an act with consequences: it says them first, and what went wrong stays in the question. */
export function Confirm({ act, will, name, look = 'plain', disabled, children, run }: Props) {
  const say = useWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>()

  function close(): void {
    setOpen(false)
    setTyped('')
    setError(undefined)
  }

  async function go(): Promise<void> {
    setWorking(true)
    setError(undefined)
    try {
      await run()
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setWorking(false)
    }
  }

  return (
    <>
      <Button
        type={look === 'main' ? 'primary' : 'default'}
        disabled={disabled === true}
        onClick={() => setOpen(true)}
      >
        {say(act)}
      </Button>
      <Modal
        open={open}
        title={say(words.question, { act: say(act) })}
        okText={say(act)}
        cancelText={say(words.cancel)}
        confirmLoading={working}
        okButtonProps={{ disabled: name !== undefined && typed.trim() !== name }}
        onOk={() => void go()}
        onCancel={close}
        destroyOnHidden
      >
        <p>{say(will)}</p>
        {children}
        {name === undefined ? null : (
          <label htmlFor={id} className="confirm-name">
            {say(words.type, { name })}
            <Input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
        )}
        {error === undefined ? null : <Refused refusal={refusalOf(error)} />}
      </Modal>
    </>
  )
}

const words = {
  question: label('{act}?', '{act}?'),
  cancel: label('先不办', 'Not now'),
  type: label('请输入“{name}”确认', 'Type “{name}” to confirm'),
}
