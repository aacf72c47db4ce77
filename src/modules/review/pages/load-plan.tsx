import { useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useGo } from '../../../ui/address.ts'
import { downloadUrl, useAction, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Refused } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { refusalOf } from '../../../ui/refusal.ts'
import { useSurroundings } from '../../../ui/surroundings.ts'
import { UploadArea } from '../../../ui/upload-area.tsx'
import { listSamples, loadPackage, readSample } from '../../packages/routes.ts'
import { draftFromFile, draftFromText } from '../../plan/routes.ts'
import { planAddress } from './addresses.ts'
import { AlarmList } from './alarm-list.tsx'

type Loaded = z.output<typeof loadPackage.output>
type Read = Pick<z.output<typeof draftFromFile.output>, 'plan' | 'notes'>

/** Two ways in: a plan's text, which is read here, and a package, in which it has been read before. */
export function LoadPlan() {
  const say = useWords()
  const go = useGo()
  const paste = useAction(draftFromText)
  const [loaded, setLoaded] = useState<Loaded>()
  const [noted, setNoted] = useState<Read>()
  // Whatever was done to the text on the way in is read before the review, not after it.
  const done = (answer: Read) => {
    if (answer.notes.length > 0) setNoted(answer)
    else go(planAddress(answer.plan, '/review'))
  }
  const read = (text: string) => paste.mutate({ text }, { onSuccess: done })
  return (
    <Section title={words.title}>
      <div className="load-ways">
        <div>
          <UploadArea
            route={draftFromFile}
            input={{}}
            what={words.file}
            accept=".txt,.docx,.pdf"
            done={done}
            pasted={read}
          />
          <p className="hint">{paste.isPending ? say(words.reading) : say(words.fileHint)}</p>
          {paste.error === null ? null : <Refused refusal={refusalOf(paste.error)} />}
          {noted === undefined ? null : <ReadWithNotes {...noted} />}
        </div>
        <div>
          <UploadArea
            route={loadPackage}
            input={{}}
            what={words.package}
            accept=".zip"
            done={setLoaded}
          />
          <p className="hint">{say(words.packageHint)}</p>
        </div>
      </div>
      {loaded === undefined ? null : <LoadedPackage loaded={loaded} />}
      <Samples read={read} />
    </Section>
  )
}

function ReadWithNotes({ plan, notes }: Read) {
  const say = useWords()
  return (
    <div className="load-done" role="status">
      <ul>
        {notes.map((note) => (
          <li key={note.zh}>{say(note)}</li>
        ))}
      </ul>
      <Go to={planAddress(plan, '/review')}>{say(words.review)}</Go>
    </div>
  )
}

function LoadedPackage({ loaded: { plan, unclear, observations, alarms } }: { loaded: Loaded }) {
  const say = useWords()
  return (
    <div className="load-done" role="status">
      <p>
        <b>{say(words.loaded, { unclear, observations, alarms: alarms.length })}</b>{' '}
        <Go to={planAddress(plan)}>{say(words.open)}</Go>
      </p>
      <AlarmList alarms={alarms} plan={plan} />
    </div>
  )
}

/** Where nothing real can be spoilt a reader without a file of their own may try on ours. */
function Samples({ read }: { read: (text: string) => void }) {
  const say = useWords()
  const { district } = useSurroundings()
  const samples = useRoute(listSamples, {}, district.demonstration ? 'now' : 'later')
  return (samples.data ?? []).map(({ sample, text, title, titleEn, district: owner }) => (
    <p key={sample} className="hint">
      {say(words.sample)}
      <button type="button" className="text-button chosen" onClick={() => read(text)}>
        {say(words.sampleRead, { title: say({ zh: title, en: titleEn }) })}
      </button>
      <a className="text-button" href={downloadUrl(readSample, { sample })} download>
        {say(words.samplePackage)}
      </a>
      {say(words.sampleOwner, {
        name: say({ zh: owner.name, en: owner.nameEn }),
        code: owner.regionCode,
      })}
    </p>
  ))
}

const words = {
  title: label('载入方案', 'Load a plan'),
  file: label('方案文件(.txt .docx .pdf)', 'A plan’s text (.txt .docx .pdf)'),
  fileHint: label(
    '读出条款、目标和待明确事项,由您核对后再用;不联网,原文一字不改。',
    'Clauses, targets and open matters are read out for you to check first; offline, and the text stays untouched.',
  ),
  reading: label('正在读取…', 'Reading…'),
  package: label('方案包(.zip)', 'A plan package (.zip)'),
  packageHint: label(
    '已核对过的方案:原文、目标、口径、年度目标和已公布数据,一次载入。',
    'A plan already checked: its text, targets, definitions, yearly targets and published values at once.',
  ),
  loaded: label(
    '已载入:待明确 {unclear} 处,数据 {observations} 条,提示 {alarms} 条。',
    'Loaded: {unclear} {unclear:matter|matters} to be clarified, {observations} {observations:value|values}, {alarms} {alarms:alarm|alarms}.',
  ),
  open: label('打开方案', 'Open the plan'),
  review: label('已读取,去核对', 'Read; go and check it'),
  sample: label('手边没有文件?', 'No file at hand?'),
  sampleRead: label('试读《{title}》', 'Read “{title}”'),
  samplePackage: label('下载它的方案包', 'Download its package'),
  sampleOwner: label(
    '方案包属于{name},请在区划代码为 {code} 的同名区载入。',
    'The package belongs to {name}: load it in a district of that name with code {code}.',
  ),
}
