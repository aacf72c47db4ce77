import { Button, Input } from 'antd'
import { useState } from 'react'
import { type Block, type OfficialDocument, plainText } from '../../../base/document.ts'
import { label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { editedRuns } from '../edited-runs.ts'
import { editBulletin } from '../routes.ts'
import type { Paper } from './paper.ts'

/**
 * The words of the draft, paragraph by paragraph. A number keeps its link to the ledger as long as it
 * stays as it is; one that is changed by hand stops the issue, and the checklist says so.
 */
export function DraftEditor({ paper, done }: { paper: Paper; done: () => void }) {
  const say = useWords()
  const save = useAction(editBulletin)
  const [document, setDocument] = useState<OfficialDocument>(paper.document)
  const set = (index: number, block: Block) =>
    setDocument({
      ...document,
      blocks: document.blocks.map((each, at) => (at === index ? block : each)),
    })
  return (
    <div className="draft-editor">
      <p className="hint">{say(words.how)}</p>
      <label htmlFor="draft-addressee">{say(words.addressee)}</label>
      <Input
        id="draft-addressee"
        value={document.addressee}
        onChange={(event) => setDocument({ ...document, addressee: event.target.value })}
      />
      {document.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block has no other identity while it is edited
        <BlockField key={index} block={block} set={(next) => set(index, next)} />
      ))}
      {save.error === null ? null : <Refused refusal={refusalOf(save.error)} />}
      <div className="acts">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate({ bulletin: paper.id, document, reason: '' }, { onSuccess: done })
          }
        >
          {say(words.save)}
        </Button>
        <Button onClick={done}>{say(words.leave)}</Button>
      </div>
    </div>
  )
}

function BlockField({ block, set }: { block: Block; set: (block: Block) => void }) {
  const say = useWords()
  if (block.kind === 'table') return null
  if (block.kind === 'heading' && block.runs.length === 0)
    return <p className={`draft-heading-${block.level}`}>{plainText(block.title)}</p>
  const text = plainText(block.runs)
  return (
    <div>
      {block.kind === 'heading' ? <b>{plainText(block.title)}</b> : null}
      <Input.TextArea
        className="growing"
        aria-label={say(words.paragraph)}
        defaultValue={text}
        onBlur={(event) => {
          if (event.target.value !== text)
            set({ ...block, runs: editedRuns(block.runs, event.target.value) })
        }}
      />
    </div>
  )
}

const words = {
  how: label(
    '改文字,不改数字:数字连着台账,要改请先在台账更正再重新起草。',
    'Change the words, not the numbers: a number hangs on the ledger; correct it there and draft again.',
  ),
  addressee: label('主送机关', 'Addressee'),
  paragraph: label('段落', 'paragraph'),
  save: label('保存草稿', 'Save the draft'),
  leave: label('不保存', 'Leave it'),
}
