import { Button } from 'antd'
import { type ClipboardEvent, type DragEvent, type ReactNode, useId, useState } from 'react'
import type { z } from 'zod'
import { type Label, label } from '../base/label.ts'
import type { Route } from '../base/route.ts'
import { useWords } from './language.ts'
import { Refused } from './loaded.tsx'
import { type Sending, useUpload } from './upload.ts'

type Props<I extends z.ZodType, O extends z.ZodType> = {
  route: Route<I, O>
  input: z.input<I>
  /** What belongs here: '方案全文(.txt .docx .pdf)'. */
  what: Label
  /** Endings for the browser's own choice: '.xlsx,.csv'. The server looks at the bytes. */
  accept: string
  done: (answer: z.output<O>, file: File) => void
  /** Takes pasted text as well; the page says what becomes of it. */
  pasted?: (text: string) => void
  /** How far the server is, where it tells; shown while it works. */
  working?: ReactNode
  /** The reader has given up: the server may be told. */
  stopped?: () => void
}

/** A place to drop, paste or choose one file; it says how far the file has got and why it was refused. */
export function UploadArea<I extends z.ZodType, O extends z.ZodType>(props: Props<I, O>) {
  const { route, input, what, accept, done, pasted, working, stopped } = props
  const say = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const { send, cancel, sending, refusal } = useUpload(route)

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || sending !== undefined) return
    const answer = await send(file, input)
    if (answer !== undefined) done(answer, file)
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  function onPaste(event: ClipboardEvent): void {
    const [file] = event.clipboardData.files
    const text = event.clipboardData.getData('text/plain')
    if (file !== undefined) void take(file)
    else if (text.trim() !== '') pasted?.(text)
  }

  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a field set would not take a drop */}
      <div
        role="group"
        aria-label={say(what)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Ctrl+V pastes into the focused place
        tabIndex={0}
        className={over ? 'upload upload-over' : 'upload'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        onPaste={onPaste}
      >
        {sending === undefined ? (
          <>
            <b>{say(what)}</b>
            <span>
              {say(pasted === undefined ? words.drop : words.dropOrPaste)}{' '}
              <label htmlFor={id} className="upload-choose">
                {say(words.choose)}
              </label>
            </span>
            <input
              id={id}
              className="only-read"
              type="file"
              accept={accept}
              onChange={(event) => {
                void take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </>
        ) : (
          <Progress
            sending={sending}
            working={working}
            cancel={() => {
              cancel()
              stopped?.()
            }}
          />
        )}
      </div>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  )
}

type ProgressProps = { sending: Sending; working: ReactNode; cancel: () => void }

function Progress({ sending, working, cancel }: ProgressProps) {
  const say = useWords()
  const { name, sent, total, stage } = sending
  const percent = total === 0 ? 100 : Math.floor((sent / total) * 100)
  return (
    <div role="status" className="upload-progress">
      <p>{name}</p>
      {stage === 'working' && working !== undefined ? (
        working
      ) : (
        <>
          {stage === 'sending' ? <progress value={sent} max={total} /> : <progress />}
          <p className="hint">
            {stage === 'sending' ? say(words.sending, { percent }) : say(words.working)}
          </p>
        </>
      )}
      <Button size="small" onClick={cancel}>
        {say(words.cancel)}
      </Button>
    </div>
  )
}

const words = {
  drop: label('把文件拖到这里,或', 'Drop the file here, or'),
  dropOrPaste: label('把文件拖到这里,粘贴文字,或', 'Drop the file here, paste the text, or'),
  choose: label('选择文件', 'choose a file'),
  sending: label('已传 {percent}%', '{percent}% sent'),
  working: label('正在读取…', 'Reading…'),
  cancel: label('取消', 'Cancel'),
}
