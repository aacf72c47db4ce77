import { Input } from 'antd'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { filled, type Label, label } from '../../../base/label.ts'
import { useAction } from '../../../ui/client.ts'
import { Confirm } from '../../../ui/confirm.tsx'
import { useWords } from '../../../ui/language.ts'
import { setYearlyTargets } from '../../indicators/routes.ts'
import { Definition, evenCurve, YearlyTarget } from '../../indicators/schema.ts'
import type { readPackage } from '../../plan/routes.ts'
import { newestByYear } from '../settings-of.ts'

type At = z.output<typeof readPackage.output>

/** 按月均衡: one act for every yearly flow without a curve; nobody's curve is replaced. */
export function EvenCurves({ at }: { at: At }) {
  const set = useAction(setYearlyTargets)
  const [paper, setPaper] = useState({ document: '', reason: '' })
  const without = uncurvedFlows(at)
  if (without.length === 0) return null
  const confidence = at.demonstration ? ('demonstration' as const) : ('ownFile' as const)
  const source = { document: paper.document, confidence }
  return (
    <div className="acts no-print" style={{ marginTop: 16 }}>
      <Confirm
        act={words.act}
        will={filled(words.will, {
          count: without.length,
          indicators: new Set(without.map((each) => each.code)).size,
        })}
        run={() =>
          set.mutateAsync({
            plan: at.plan,
            reason: paper.reason,
            targets: without.map(({ target, curve }) => ({ ...target, curve, source })),
          })
        }
      >
        <Field
          title={words.document}
          value={paper.document}
          set={(document) => setPaper({ ...paper, document })}
        />
        <Field
          title={words.reason}
          value={paper.reason}
          set={(reason) => setPaper({ ...paper, reason })}
        />
      </Confirm>
    </div>
  )
}

/** Yearly flows whose newest yearly target has no curve, each with the even one. */
function uncurvedFlows({ package: content }: At) {
  const cards = content.definitions.map((each) => Definition.parse(each))
  const yearly = content.yearlyTargets.map((each) => YearlyTarget.parse(each))
  const codes = new Set(content.targets.map((each) => each.code))
  return [...codes].flatMap((code) => {
    const [card] = cards.filter((each) => each.code === code).sort((a, b) => b.version - a.version)
    if (card?.type !== 'yearlyFlow') return []
    return newestByYear(yearly.filter((each) => each.code === code))
      .filter((each) => each.curve === null)
      .map(({ version: _, reason: __, ...target }) => ({
        code,
        target,
        curve: evenCurve(target.year, card.release.frequency),
      }))
  })
}

type FieldProps = { title: Label; value: string; set: (value: string) => void }

function Field({ title, value, set }: FieldProps) {
  const say = useWords()
  const id = useId()
  return (
    <label htmlFor={id} className="confirm-name">
      {say(title)}
      <Input id={id} value={value} onChange={(event) => set(event.target.value)} />
    </label>
  )
}

const words = {
  act: label('年内累计指标一律按月均衡', 'Even curves for all year-to-date indicators'),
  will: label(
    '为 {indicators} 项年内累计指标的 {count} 个年度目标设定均衡曲线(每季各 25%,按月报的逐月均分);已有曲线的不动。',
    'Sets even curves for {count} yearly {count:target|targets} of {indicators} year-to-date {indicators:indicator|indicators} (25% each quarter, or by month); existing curves stay.',
  ),
  document: label('依据的文件', 'Document'),
  reason: label('理由', 'Reason'),
}
