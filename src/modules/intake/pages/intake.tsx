import { Select } from 'antd'
import { useRef, useState } from 'react'
import { label } from '../../../base/label.ts'
import { call, downloadUrl } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { useMay, useSurroundings } from '../../../ui/surroundings.ts'
import { useUpload } from '../../../ui/upload.ts'
import { UploadArea } from '../../../ui/upload-area.tsx'
import { type IntakeSummary, intakeTemplate, previewIntake, stopIntake } from '../routes.ts'
import { type IntakeKind, intakeKindLabels } from '../schema.ts'
import { leftOutOf } from '../set-aside.ts'
import { GivenBack, IntakeHistory } from './intake-history.tsx'
import { IntakeOptionsForm, type Options } from './intake-options.tsx'
import { IntakePreviewPart, type Looked } from './intake-preview.tsx'
import { RunProgress } from './run-progress.tsx'
import './intake.css'

/** 导入中心: officials' own workbooks into the registers, looked at cell by cell before anything is kept. */
export function IntakePage() {
  const say = useWords()
  const { me } = useSurroundings()
  const may = useMay(['officer', 'reporter'])
  const [moment] = useMoment()
  const [options, setOptions] = useState<Options>({ sender: me?.body ?? '' })
  const [looked, setLooked] = useState<Looked>()
  const [kept, setKept] = useState<IntakeSummary>()
  const [ticket, setTicket] = useState(() => crypto.randomUUID())
  const anew = usePreviewAnew(setLooked)
  const able = may && moment.kind !== 'past'
  const sender = options.sender.trim() === '' ? '—' : options.sender
  return (
    <Page
      title={label('这份名册能进哪本台账?', 'Which register does this table belong to?')}
      answer={say(words.how)}
    >
      {able ? (
        <Section title={words.file}>
          <IntakeOptionsForm
            options={options}
            change={(next) => {
              setOptions(next)
              anew.changed(options, next, looked)
            }}
          />
          <UploadArea
            route={previewIntake}
            input={{ ...options, sender, ticket }}
            what={words.what}
            accept=".xlsx,.csv,.txt"
            working={<RunProgress ticket={ticket} />}
            stopped={() => void call(stopIntake, { ticket })}
            done={(preview, file) => {
              setKept(undefined)
              anew.settled()
              setTicket(crypto.randomUUID())
              setLooked({ file, preview, options: { ...options, sender } })
            }}
          />
          <Templates />
        </Section>
      ) : (
        <p className="hint">{say(may ? words.past : words.mayNot)}</p>
      )}
      {anew.sending === undefined ? null : <progress />}
      {anew.refusal === undefined ? null : <Refused refusal={anew.refusal} />}
      {kept === undefined ? null : <Kept summary={kept} />}
      {looked === undefined ? null : (
        <IntakePreviewPart
          key={looked.preview.fileHash}
          looked={looked}
          waiting={anew.waiting}
          again={setLooked}
          done={(summary) => {
            setKept(summary)
            setLooked(undefined)
          }}
        />
      )}
      <IntakeHistory able={able} />
    </Page>
  )
}

/** Typing has come to rest. */
const REST_MILLISECONDS = 600

/** What is changed above after a look is looked at anew, with the file that is still held. */
function usePreviewAnew(show: (looked: Looked) => void) {
  const looking = useUpload(previewIntake)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [waiting, setWaiting] = useState(false)

  async function look({ file, options: before }: Looked, next: Options): Promise<void> {
    const { mapping, decisions, reason } = before
    const sender = next.sender.trim() === '' ? '—' : next.sender
    const isSameKind = next.kind === undefined || next.kind === before.kind
    const kept = { decisions, reason, ...(isSameKind && mapping !== undefined && { mapping }) }
    const options: Options = { ...next, ...kept, sender }
    const preview = await looking.send(file, options)
    // Refused, it still waits: what stands below was read with other options.
    if (preview === undefined) return
    show({ file, preview, options })
    setWaiting(false)
  }

  function changed(before: Options, next: Options, looked: Looked | undefined): void {
    if (looked === undefined || JSON.stringify(before) === JSON.stringify(next)) return
    clearTimeout(timer.current)
    setWaiting(true)
    timer.current = setTimeout(() => void look(looked, next), REST_MILLISECONDS)
  }

  function settled(): void {
    clearTimeout(timer.current)
    setWaiting(false)
  }

  return { changed, settled, waiting, sending: looking.sending, refusal: looking.refusal }
}

function Templates() {
  const say = useWords()
  const [kind, setKind] = useState<IntakeKind>('enterprises')
  return (
    <p className="hint intake-templates">
      {say(words.noTable)}
      <Select
        size="small"
        aria-label={say(words.template)}
        value={kind}
        onChange={setKind}
        popupMatchSelectWidth={false}
        options={Object.entries(intakeKindLabels).map(([value, title]) => ({
          value: value as IntakeKind,
          label: say(title),
        }))}
      />
      <a href={downloadUrl(intakeTemplate, { kind })} download>
        {say(words.template)}
      </a>
    </p>
  )
}

function Kept({ summary }: { summary: IntakeSummary }) {
  const say = useWords()
  const { importId, accepted, unchanged, rejectedRows } = summary
  if (importId === null)
    return (
      <div role="status" className="intake-kept">
        <b>{say(words.nothingNew, { unchanged, rejected: rejectedRows })}</b>
      </div>
    )
  return (
    <div role="status" className="intake-kept">
      <b>
        {say(words.kept, {
          ...{ accepted, unchanged, rejected: rejectedRows },
          leftOut: leftOutOf(summary),
        })}
      </b>{' '}
      <Go to={`/intake/${importId}`}>{say(words.see)}</Go>
      {rejectedRows === 0 ? null : (
        <>
          {' · '}
          <GivenBack row={{ importId, rejectedRows }} />
        </>
      )}
    </div>
  )
}

const words = {
  how: label(
    '把您手里的名册原样拖进来:先预览,逐格说明问题;能进的先进,其余原样退回并写明原因;整份可一键撤销。',
    'Drop your table as it is: first a preview that names each faulty cell; what is sound goes in, the rest comes back with reasons, and the whole import can be undone at once.',
  ),
  file: label('选择文件', 'Choose a file'),
  what: label('名册(.xlsx 或 .csv),最多 5 万行', 'a table (.xlsx or .csv), up to 50,000 rows'),
  noTable: label(
    '没有现成的表?下载带下拉选项的模板:',
    'No table at hand? A template with drop-downs:',
  ),
  template: label('下载模板', 'Download the template'),
  past: label('正在查看历史时点,不能导入', 'You look at a past moment; nothing can be imported'),
  mayNot: label('导入由专员和填报人员办理', 'Importing is done by plan officers and reporters'),
  kept: label(
    '已导入 {accepted} 行,无变化 {unchanged} 行,重复或不导入 {leftOut} 行,退回 {rejected} 行。',
    '{accepted} rows imported, {unchanged} unchanged, {leftOut} repeated or set aside, {rejected} given back.',
  ),
  nothingNew: label(
    '没有新内容:{unchanged} 行与登记册相同,{rejected} 行有问题;什么也没有登记。',
    'Nothing new: {unchanged} rows equal the register, {rejected} have problems; nothing was recorded.',
  ),
  see: label('看这次导入', 'See this import'),
}
