import { z } from 'zod'
import { clockText } from '../../../base/calendar.ts'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import type { readPackage } from '../../plan/routes.ts'
import { compareVersions } from '../routes.ts'
import { changedPartLabels } from '../schema.ts'

type At = z.output<typeof readPackage.output>
const Version = z.number().int().min(1).optional()

/** 版本: who changed the plan, why, and what was different afterwards. */
export function VersionList({ at }: { at: At }) {
  const say = useWords()
  const [chosen, choose] = useAddress('version', Version, undefined)
  return (
    <>
      <ul className="versions">
        {at.versions.map(({ version, reason, recordedAt, recordedBy }) => (
          <li key={version}>
            <b>{say(words.version, { version })}</b>
            {reason}
            <small>
              {clockText(recordedAt)} · {recordedBy}
              {version > 1 ? (
                <button
                  type="button"
                  className="text-button no-print"
                  aria-pressed={version === chosen}
                  onClick={() => choose(version === chosen ? undefined : version, 'push')}
                >
                  {say(words.compare)}
                </button>
              ) : null}
            </small>
            {version === chosen ? <Changes plan={at.plan} version={version} /> : null}
          </li>
        ))}
      </ul>
      <Section title={words.decisions}>
        <ul className="versions">
          {at.decisions
            .filter(({ kind }) => kind === 'accepted' || kind === 'closed')
            .map(({ kind, reason, recordedAt, recordedBy }) => (
              <li key={kind}>
                <b>{say(kind === 'accepted' ? words.accepted : words.closed)}</b>
                {reason}
                <small>
                  {clockText(recordedAt)} · {recordedBy}
                </small>
              </li>
            ))}
        </ul>
      </Section>
    </>
  )
}

function Changes({ plan, version }: { plan: string; version: number }) {
  const say = useWords()
  const changes = useRoute(compareVersions, { plan, from: version - 1, to: version })
  return (
    <Loaded from={changes} empty={{ what: words.same }}>
      {(rows) => (
        <div className="table-none">
          <div className="table-box">
            <table>
              <thead>
                <tr>
                  <th>{say(words.part)}</th>
                  <th>{say(words.key)}</th>
                  <th>{say(words.before)}</th>
                  <th>{say(words.after)}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ part, key, before, after }) => (
                  <tr key={part + key}>
                    <td>{say(changedPartLabels[part])}</td>
                    <td>{key}</td>
                    <td>{before ?? '—'}</td>
                    <td>{after ?? say(words.gone)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </Loaded>
  )
}

const words = {
  version: label('第 {version} 版', 'Version {version}'),
  compare: label('与上一版比较', 'Compare with the one before'),
  decisions: label('方案的节点', 'Life of the plan'),
  accepted: label('读取结果已确认', 'Reading accepted'),
  closed: label('已收官', 'Closed'),
  same: label('两版内容相同。', 'Both versions say the same.'),
  part: label('内容', 'Part'),
  key: label('对象', 'Of what'),
  before: label('原为', 'Before'),
  after: label('改为', 'After'),
  gone: label('已移除', 'removed'),
}
