import { Input } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { label } from '../../../base/label.ts'
import { confidenceLabels } from '../../../base/source.ts'
import { useAction, useRoute } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { choosePreset, listPresets } from '../../standings/routes.ts'

type Preset = z.output<typeof listPresets.output>['presets'][number]

/** 亮灯规则: each rule with its words, its source, and what the band checker says it leaves open. */
export function PresetChoice({ plan, keeps }: { plan: string; keeps: boolean }) {
  const presets = useRoute(listPresets, { plan })
  return (
    <Loaded from={presets}>
      {({ chosen, presets: all }) => (
        <ul>
          {all.map((preset) => (
            <li key={preset.id} className="side-item relation">
              <PresetWords preset={preset} chosen={preset.id === chosen} />
              {keeps && preset.id !== chosen ? <Choose plan={plan} preset={preset} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function PresetWords({ preset, chosen }: { preset: Preset; chosen: boolean }) {
  const say = useWords()
  const { name, rule, source, hole, readings, uncovered, overlaps } = preset
  return (
    <div className="reading">
      <p>
        <b>{say(name)}</b> {chosen ? <span className="asked">{say(words.inForce)}</span> : null}
      </p>
      <p>{say(rule)}</p>
      <p className="found-notes">
        <span>
          {[source.document, source.date, say(confidenceLabels[source.confidence])]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {source.url === undefined ? null : <span className="breakable">{source.url}</span>}
        {source.note === undefined || source.confidence === 'judgement' ? null : (
          <span>{source.note}</span>
        )}
      </p>
      {hole.zh === '' ? null : <p className="asks">{say(words.hole, { hole: say(hole) })}</p>}
      {uncovered.length === 0 ? (
        <p className="found-words">{say(readings.length === 0 ? words.noBands : words.complete)}</p>
      ) : (
        <p className="asks">
          {say(words.uncovered, { what: uncovered.map(inWords(say)).join(';') })}
        </p>
      )}
      {overlaps.length === 0 ? null : (
        <p className="asks">
          {say(words.overlaps, { what: overlaps.map(inWords(say)).join(';') })}
        </p>
      )}
    </div>
  )
}

function inWords(say: ReturnType<typeof useWords>) {
  return (words: { zh: string; en: string }) => say(words)
}

function Choose({ plan, preset }: { plan: string; preset: Preset }) {
  const say = useWords()
  const id = useId()
  const choose = useAction(choosePreset)
  const [reason, setReason] = useState('')
  return (
    <div className="no-print">
      <Confirm
        act={words.choose}
        will={words.will}
        run={() => choose.mutateAsync({ plan, preset: preset.id, reason })}
      >
        <label htmlFor={id} className="confirm-name">
          {say(words.reason)}
          <Input id={id} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </Confirm>
    </div>
  )
}

const words = {
  inForce: label('正在使用', 'in force'),
  choose: label('选用', 'Choose'),
  will: label(
    '从现在起按这条规则亮灯,已签发的通报不变;规则没有规定的区间显示“规则未覆盖”。',
    'Standings follow this rule from now on; issued bulletins stay. Where the rule is silent the standing says so.',
  ),
  reason: label('理由(如领导小组会议决定)', 'Reason (such as a decision of the leading group)'),
  hole: label('规则的空白:{hole}', 'What the rule leaves open: {hole}'),
  complete: label('区间检查:各种差距都有规定。', 'Band check: every gap is covered.'),
  noBands: label('没有数值区间可检查。', 'There are no bands to check.'),
  uncovered: label('区间检查:没有规定 {what}', 'Band check: nothing is said of {what}'),
  overlaps: label('区间检查:重复规定 {what}', 'Band check: two bands claim {what}'),
}
