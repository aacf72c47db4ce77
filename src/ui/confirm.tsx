import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type Label, label } from '../base/label.ts'
import { Dialog } from './dialog.tsx'
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
  const question = say(words.question, { act: say(act) })

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
      {open ? (
        <Dialog says={question} look="question" close={close}>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void go()
            }}
          >
            <h2>{question}</h2>
            <p>{say(will)}</p>
            {children}
            {name === undefined ? null : (
              <label htmlFor={id} className="confirm-name">
                {say(words.type, { name })}
                <Input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} />
              </label>
            )}
            {error === undefined ? null : <Refused refusal={refusalOf(error)} />}
            <div className="acts question-acts">
              <Button
                type="primary"
                htmlType="submit"
                loading={working}
                disabled={name !== undefined && typed.trim() !== name}
              >
                {say(act)}
              </Button>
              <Button onClick={close}>{say(words.cancel)}</Button>
            </div>
          </form>
        </Dialog>
      ) : null}
    </>
  )
}

const words = {
  question: label('{act}?', '{act}?'),
  cancel: label('先不办', 'Not now'),
  type: label('请输入“{name}”确认', 'Type “{name}” to confirm'),
}
