import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { clockText } from '../base/calendar.ts'
import { label } from '../base/label.ts'
import { confidenceLabels } from '../base/source.ts'
import { useHere } from './address.ts'
import { Drawer } from './drawer.tsx'
import { Go } from './go.tsx'
import { useLanguage, useWords } from './language.ts'
import { useMoment } from './moment.ts'
import { citation, type Provenance, sourceText, type Version } from './provenance.ts'

type Props = {
  of: Provenance
  close: () => void
  /** Further acts: correct, query. */
  acts?: ReactNode
}

/** 来历: value, period, source file and cell, definition, state, recorder, approver, what it replaced. */
export function ProvenanceDrawer({ of, close, acts }: Props) {
  const say = useWords()
  return (
    <Drawer
      title={say(words.title, { name: say(of.title) })}
      close={close}
      foot={
        <div className="acts">
          <Cite of={of} />
          {acts}
        </div>
      }
    >
      <p className="headline-number">{of.value}</p>
      <p className="headline-note">
        {of.area} · {say(of.scope)} · {say(of.period)}
      </p>
      {of.stands === undefined ? null : <p className="provenance-stands">{say(of.stands)}</p>}
      <dl className="facts">
        <Made made={of.made} />
        <Fact name={say(words.source)}>
          {sourceText(of.source)}
          <small>{say(confidenceLabels[of.source.confidence])}</small>
          {of.source.url === undefined ? null : (
            <small className="breakable">{of.source.url}</small>
          )}
          {of.source.note === undefined ? null : <small>{of.source.note}</small>}
        </Fact>
        <Fact name={say(words.definition)}>
          {say(words.version, { version: of.definition.version })} {of.definition.text}
          {of.definition.address === undefined ? null : (
            <Go to={of.definition.address}>{say(words.card)}</Go>
          )}
        </Fact>
        <Fact name={say(words.state)}>{say(of.state)}</Fact>
        {of.recordedBy === null ? (
          <Fact name={say(words.recorded)}>{say(words.computed)}</Fact>
        ) : (
          <>
            <Fact name={say(words.recorded)}>
              {of.recordedBy} <small>{clockText(of.recordedAt)}</small>
            </Fact>
            {of.reason === '' ? null : <Fact name={say(words.why)}>{of.reason}</Fact>}
            <Fact name={say(words.approved)}>
              <Approver approval={of.approval} />
            </Fact>
          </>
        )}
      </dl>
      {of.recordedBy === null ? null : (
        <>
          <h3>{say(words.replaced)}</h3>
          <Replaced versions={of.replaced} />
        </>
      )}
    </Drawer>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Approver({ approval }: Pick<Provenance, 'approval'>) {
  const say = useWords()
  if (approval === null) return say(words.notApproved)
  return (
    <>
      {say(approval.decision)} · {approval.by} <small>{clockText(approval.at)}</small>
      {approval.condition === '' ? null : <small>{approval.condition}</small>}
    </>
  )
}

function Made({ made }: { made: Provenance['made'] }) {
  const say = useWords()
  const here = useHere()
  if (made === undefined) return null
  return (
    <Fact name={say(words.made)}>
      <span className="arithmetic">{made.how}</span>
      {made.of.map((part) => (
        <small key={part.name}>
          {part.name}{' '}
          {part.id === undefined ? part.value : <Go to={here({ of: part.id })}>{part.value}</Go>}
        </small>
      ))}
    </Fact>
  )
}

function Replaced({ versions }: { versions: readonly Version[] }) {
  const say = useWords()
  if (versions.length === 0) return <p className="hint">{say(words.first)}</p>
  return (
    <ol className="versions">
      {versions.map((version) => (
        <li key={version.id}>
          <b>{version.value}</b> {say(version.state)}
          <small>
            {version.recordedBy} · {clockText(version.recordedAt)}
            {version.reason === '' ? '' : ` · ${version.reason}`}
          </small>
        </li>
      ))}
    </ol>
  )
}

/** Copies the citation; says so for as long as the drawer is open. */
function Cite({ of }: { of: Provenance }) {
  const say = useWords()
  const language = useLanguage()
  const [moment] = useMoment()
  const [copied, setCopied] = useState(false)
  return (
    <Button
      onClick={() => {
        const text = citation(of, moment.words, location.href, language)
        void navigator.clipboard?.writeText(text).then(() => setCopied(true))
      }}
    >
      {say(copied ? words.cited : words.cite)}
    </Button>
  )
}

const words = {
  title: label('来历:{name}', 'Provenance: {name}'),
  source: label('来源', 'Source'),
  definition: label('口径', 'Definition'),
  version: label('第 {version} 版', 'v{version}'),
  card: label('看口径卡', 'Definition card'),
  state: label('数据状态', 'State'),
  recorded: label('登记', 'Recorded by'),
  why: label('更正原因', 'Why it was corrected'),
  approved: label('核准', 'Approval'),
  notApproved: label('尚未核准', 'Not approved yet'),
  made: label('怎样算出来的', 'How it was made'),
  computed: label(
    '由系统按公式计算,没有人登记',
    'Computed from recorded values; nobody has recorded it',
  ),
  replaced: label('它替换了什么', 'What it replaced'),
  first: label('这是第一版,没有替换别的数', 'The first version; it replaced nothing'),
  cite: label('复制引用', 'Cite this'),
  cited: label('已复制引用', 'Citation copied'),
}
