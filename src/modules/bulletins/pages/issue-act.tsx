import { Input } from 'antd'
import { useState } from 'react'
import { DocumentNumber } from '../../../base/document.ts'
import { label } from '../../../base/label.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { issueBulletin, suggestNumber } from '../routes.ts'
import type { Paper } from './paper.ts'

/** 签发: the number, then the seal. What was issued never changes again. */
export function IssueAct({ paper }: { paper: Paper }) {
  const say = useWords()
  const may = useMay(['officer', 'leader'])
  const issue = useAction(issueBulletin)
  const suggested = useRoute(suggestNumber, { bulletin: paper.id })
  const [typed, setTyped] = useState<string>()
  const number = typed ?? suggested.data?.number ?? ''
  const parsed = DocumentNumber.safeParse(number)
  const blocked = paper.checklist.items.filter((item) => item.weight === 'blocks').length
  if (!may) return <p className="hint">{say(words.mayNot)}</p>
  return (
    <Section title={words.title}>
      <div className="office-form">
        <label htmlFor="issue-number">{say(words.number)}</label>
        <Input
          id="issue-number"
          value={number}
          status={parsed.success || number === '' ? '' : 'error'}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="hint">{say(parsed.success ? words.numberHelp : words.numberWrong)}</span>
      </div>
      {blocked > 0 ? <p>{say(words.blocked, { blocked })}</p> : null}
      <Confirm
        act={words.title}
        look="main"
        disabled={!parsed.success || blocked > 0}
        will={label(
          `签发“${paper.title}”(${number}):快照封存,文件留底,不能再改;以后有更正另发更正说明。`,
          `Issues “${paper.title}” (${number}): the snapshot is sealed and the files are kept; nothing changes afterwards, a later correction is an erratum.`,
        )}
        run={() => issue.mutateAsync({ bulletin: paper.id, number: DocumentNumber.parse(number) })}
      />
    </Section>
  )
}

const words = {
  title: label('签发', 'Issue'),
  number: label('发文字号', 'Document number'),
  numberHelp: label('按本机关上一号顺编,可改', 'the next number of this office; may be changed'),
  numberWrong: label(
    '格式:机关代字〔2025〕9号(六角括号,年份四位,序号不加“第”和前导零)',
    'form: the office’s own word, the full year in six-corner brackets, the serial without a leading zero, as in the number suggested',
  ),
  blocked: label(
    '还有 {blocked} 处须先处理',
    '{blocked} {blocked:matter|matters} must be settled first',
  ),
  mayNot: label('由专员或组长签发', 'issued by the plan officer or the leader'),
}
