import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import type { Period } from '../../../base/period.ts'
import { downloadUrl } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { useMay, useSurroundings } from '../../../ui/surroundings.ts'
import { useUpload } from '../../../ui/upload.ts'
import { UploadArea } from '../../../ui/upload-area.tsx'
import { type Answers, goingIn } from '../preview.ts'
import { type ImportSummary, importFile, previewImport, sampleFile } from '../routes.ts'
import type { ImportPreview } from '../schema.ts'
import { ImportHistory } from './import-history.tsx'
import { PreviewRows } from './preview-rows.tsx'
import { SheetColumns } from './sheet-columns.tsx'
import { WholePeriod } from './whole-period.tsx'
import './import.css'

type Options = z.input<typeof previewImport.input> & { period?: Period | undefined }
type Looked = { file: File; preview: ImportPreview; options: Options }

/** 数据导入: an officer's own workbook, looked at cell by cell before anything is kept. */
export function ImportPage() {
  const say = useWords()
  const { me, district } = useSurroundings()
  const may = useMay(['officer', 'reporter', 'statistics'])
  const [moment] = useMoment()
  const [sender, setSender] = useState(me?.body ?? '')
  const [looked, setLooked] = useState<Looked>()
  const [kept, setKept] = useState<ImportSummary>()
  const options: Options = { sender: sender.trim() === '' ? '—' : sender }
  const able = may && moment.kind !== 'past'
  return (
    <Page
      title={label(
        '这份表里有什么,能不能进台账?',
        'What is in this sheet, and may it go into the ledger?',
      )}
      answer={say(words.how)}
    >
      {able ? (
        <Section title={words.file}>
          <div className="import-sender">
            <label htmlFor="import-sender">{say(words.sender)}</label>
            <Input
              id="import-sender"
              value={sender}
              onChange={(event) => setSender(event.target.value)}
            />
            <span className="hint">{say(words.senderHelp)}</span>
          </div>
          <UploadArea
            route={previewImport}
            input={options}
            what={words.what}
            accept=".xlsx,.csv,.txt"
            done={(preview, file) => {
              setKept(undefined)
              setLooked({ file, preview, options })
            }}
          />
          {district.demonstration ? (
            <p className="hint">
              <a href={downloadUrl(sampleFile, {})} download>
                {say(words.sample)}
              </a>
            </p>
          ) : null}
        </Section>
      ) : (
        <p className="hint">{say(may ? words.past : words.mayNot)}</p>
      )}
      {kept === undefined ? null : <Kept summary={kept} />}
      {looked === undefined ? null : (
        <Preview
          key={looked.preview.fileHash}
          looked={looked}
          again={setLooked}
          done={(summary) => {
            setKept(summary)
            setLooked(undefined)
          }}
        />
      )}
      <ImportHistory able={able} />
    </Page>
  )
}

type PreviewProps = {
  looked: Looked
  again: (looked: Looked) => void
  done: (summary: ImportSummary) => void
}

/** What the file brings: counts, columns as understood, every row that needs a person first. */
function Preview({ looked, again, done }: PreviewProps) {
  const say = useWords()
  const [answers, setAnswers] = useState<Answers>({ reasons: {}, leftOut: [] })
  const keeping = useUpload(importFile)
  const looking = useUpload(previewImport)
  const { file, preview, options } = looked
  const { counts } = preview
  const count = goingIn(preview, answers)

  async function lookAgain(change: Partial<Options>): Promise<void> {
    const next = { ...options, ...change }
    const answer = await looking.send(file, next)
    if (answer !== undefined) again({ file, preview: answer, options: next })
  }

  async function keep(): Promise<void> {
    const summary = await keeping.send(file, {
      ...options,
      reasons: answers.reasons,
      leftOut: [...answers.leftOut],
    })
    if (summary !== undefined) done(summary)
  }

  return (
    <Section title={label(`预览:${preview.fileName}`, `Preview: ${preview.fileName}`)}>
      <p>
        {say(words.counts, {
          ready: counts.ready,
          corrections: counts.corrections,
          odd: counts.odd,
          problem: counts.problem,
          unchanged: counts.unchanged,
          ignored: counts.ignored,
        })}
      </p>
      <WholePeriod period={options.period} choose={(period) => lookAgain({ period })} />
      <SheetColumns sheets={preview.sheets} change={(mapping) => lookAgain({ mapping })} />
      {looking.refusal === undefined ? null : <Refused refusal={looking.refusal} />}
      <PreviewRows preview={preview} answers={answers} answer={setAnswers} />
      {keeping.refusal === undefined ? null : <Refused refusal={keeping.refusal} />}
      <div className="acts">
        <Button
          type="primary"
          loading={keeping.sending !== undefined}
          disabled={count === 0}
          onClick={() => void keep()}
        >
          {say(words.keep, { ready: count })}
        </Button>
        <span className="hint">{say(words.keepHelp)}</span>
      </div>
    </Section>
  )
}

function Kept({ summary }: { summary: ImportSummary }) {
  const say = useWords()
  const { accepted, unchanged, rejected } = summary
  return (
    <div role="status" className="import-kept">
      <b>{say(words.kept, { accepted, unchanged, rejected })}</b>{' '}
      <Go to="/approvals">{say(words.approve)}</Go> · <Go to="/indicators">{say(words.see)}</Go>
    </div>
  )
}

const words = {
  how: label(
    '先预览,逐格说明问题;能进的先进,退回的行按原样加一列原因给您;导入后可整件撤销。',
    'First a preview that names each faulty cell; what is sound goes in, the rest comes back in its own layout with a reason, and a whole import can be undone.',
  ),
  file: label('选择文件', 'Choose a file'),
  sender: label('报送单位', 'Sender'),
  senderHelp: label(
    '列的对应关系按报送单位记住,下次同样的表头不再询问',
    'Column meanings are remembered per sender: the same heading is not asked about twice',
  ),
  what: label('数据表(.xlsx 或 .csv)', 'a table of values (.xlsx or .csv)'),
  sample: label(
    '没有现成的表?下载演示表“2025年三季度数据”',
    'No table at hand? Download the sample “values of Q3 2025”',
  ),
  past: label('正在查看历史时点,不能导入', 'You look at a past moment; nothing can be imported'),
  mayNot: label(
    '导入由专员、填报和统计人员办理',
    'Importing is done by plan officers, reporters and the statistics office',
  ),
  counts: label(
    '可导入 {ready} 个(其中更正 {corrections} 个、异常提示 {odd} 个),有问题 {problem} 个,无变化 {unchanged} 个,不导入 {ignored} 行',
    '{ready} ready ({corrections} corrections, {odd} odd), {problem} with problems, {unchanged} unchanged, {ignored} rows set aside',
  ),
  keep: label('导入 {ready} 个数值', 'Import {ready} values'),
  keepHelp: label(
    '更正已有数值须写原因;有问题的行不导入,导入后在导入记录下载退回表',
    'A correction needs its reason; faulty rows stay out: download them from the records after the import',
  ),
  kept: label(
    '已导入 {accepted} 个数值,无变化 {unchanged} 个,退回 {rejected} 个。',
    '{accepted} values imported, {unchanged} unchanged, {rejected} given back.',
  ),
  approve: label('去核准', 'Go to approval'),
  see: label('看指标清单', 'See the indicators'),
}
