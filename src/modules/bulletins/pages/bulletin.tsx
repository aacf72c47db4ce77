import { Segmented } from 'antd'
import { useState } from 'react'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useAddressPart } from '../../../ui/address.ts'
import { downloadUrl, useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useAsOf, useMoment } from '../../../ui/moment.ts'
import { Page, Section } from '../../../ui/page.tsx'
import { useMay } from '../../../ui/surroundings.ts'
import { bulletinFile, draftFile, previewBulletin, readBulletin } from '../routes.ts'
import { bulletinKindLabels, stageLabels } from '../schema.ts'
import { CheckItems } from './check-items.tsx'
import { Corrections } from './corrections.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { IssueAct } from './issue-act.tsx'
import { Objections } from './objections.tsx'
import type { Paper } from './paper.ts'
import { Verification } from './verification.tsx'
import './bulletin.css'

/** One paper: the page as it will be printed, what hinders its issue, its files once issued. */
export function BulletinPage() {
  const bulletin = useAddressPart('bulletin')
  const paper = useRoute(readBulletin, { bulletin })
  return (
    <Loaded from={paper} isEmpty={() => false}>
      {(found) => <Shown paper={found} />}
    </Loaded>
  )
}

function Shown({ paper }: { paper: Paper }) {
  const say = useWords()
  const [moment] = useMoment()
  const officer = useMay(['officer'])
  const [view, setView] = useState<'preview' | 'edit'>('preview')
  const draft = paper.stage === 'draft'
  const able = moment.kind !== 'past'
  return (
    <Page
      title={{ zh: paper.title, en: paper.title }}
      above={<Go to="/bulletins">{say(words.all)}</Go>}
      answer={say(words.answer, {
        kind: say(bulletinKindLabels[paper.kind]),
        stage: say(stageLabels[paper.stage]),
        number: paper.number ?? say(words.noNumber),
        asOf: clockText(paper.asOf),
      })}
    >
      {draft ? (
        <Section title={words.checks} tools={<DraftDownload paper={paper} />}>
          <CheckItems items={paper.checklist.items} />
        </Section>
      ) : (
        <>
          <Files paper={paper} />
          <Verification bulletin={paper.id} />
          <Corrections paper={paper} able={able} />
        </>
      )}
      <Section
        title={words.page}
        tools={
          draft && officer && able ? (
            <Segmented
              value={view}
              onChange={setView}
              options={[
                { value: 'preview', label: say(words.preview) },
                { value: 'edit', label: say(words.edit) },
              ]}
            />
          ) : undefined
        }
      >
        {view === 'edit' && draft ? (
          <DraftEditor paper={paper} done={() => setView('preview')} />
        ) : (
          <Preview paper={paper} />
        )}
      </Section>
      <Objections paper={paper} able={able} />
      {draft && able ? <IssueAct paper={paper} /> : null}
    </Page>
  )
}

function Preview({ paper }: { paper: Paper }) {
  const say = useWords()
  const asOf = useAsOf()
  const copy = paper.stage === 'draft' ? 'working' : 'issued'
  // The stamp of the newest draft makes the frame load again after an edit.
  const url = downloadUrl(previewBulletin, { bulletin: paper.id, copy }, { asOf })
  return (
    <iframe
      key={JSON.stringify(paper.document).length}
      className="bulletin-preview"
      title={say(words.preview)}
      src={url}
    />
  )
}

function DraftDownload({ paper }: { paper: Paper }) {
  const say = useWords()
  const asOf = useAsOf()
  return (
    <a href={downloadUrl(draftFile, { bulletin: paper.id }, { asOf })} download>
      {say(words.draftFile)}
    </a>
  )
}

function Files({ paper }: { paper: Paper }) {
  const say = useWords()
  return (
    <Section title={words.files}>
      <ul className="check-list">
        {paper.files.map((file) => (
          <li key={file.name}>
            <a href={downloadUrl(bulletinFile, { bulletin: paper.id, name: file.name })} download>
              {file.name}
            </a>
            <span className="hint">
              {Math.ceil(file.size / 1024)} KB · SHA-256 {file.hash.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
      {paper.files.some((file) => file.name.endsWith('.pdf')) ? null : (
        <p className="hint">{say(words.noPdf)}</p>
      )}
    </Section>
  )
}

const words = {
  all: label('全部通报', 'All bulletins'),
  answer: label(
    '{kind} · {stage} · {number} · 数据时点 {asOf}',
    '{kind} · {stage} · {number} · data as of {asOf}',
  ),
  noNumber: label('未编号', 'no number yet'),
  checks: label('签发前检查', 'Before issue'),
  page: label('版面', 'The paper'),
  preview: label('预览', 'Preview'),
  edit: label('修改', 'Edit'),
  files: label('签发文件', 'Issued files'),
  draftFile: label('下载草稿(Word)', 'Download the draft (Word)'),
  noPdf: label(
    '签发时本机没有可用的 Chromium,没有 PDF;Word 文件齐全',
    'No Chromium was found at issue, so there is no PDF; the Word file is complete',
  ),
}
