import type { Label } from '../../../base/label.ts'
import { label } from '../../../base/label.ts'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import type { PlanPackage } from '../../plan/schema.ts'
import { addTarget, correctTarget } from '../routes.ts'
import type { Span } from './source-pane.tsx'

type Props = { plan: string; accepted: boolean; close: () => void }

const fields = {
  deadline: { help: label('如 2025 或 2025-06-30', 'Such as 2025 or 2025-06-30') },
  unit: { help: label('照原文,如 亿元、家、%', 'As the text has it: 亿元, 家, %') },
  code: {
    help: label('如 I-02;留空则自动编号', 'Such as I-02; numbered by itself when left empty'),
  },
} as const

/** Why a correction is made is only asked once the reading has been accepted. */
function reasonField(accepted: boolean): { help: Label } {
  return { help: accepted ? words.reasonNeeded : words.reasonFree }
}

export function CorrectTarget({
  target,
  ...props
}: Props & { target: PlanPackage['targets'][number] }) {
  const { plan, accepted, close } = props
  const { start, indicator, operator, value, unit, deadline, type, binding, code } = target
  return (
    <FormDrawer
      key={start}
      route={correctTarget}
      given={{ plan, start }}
      start={{ indicator, operator, value, unit, deadline, type, binding, code }}
      fields={{ ...fields, reason: reasonField(accepted) }}
      draft={`${plan} ${start}`}
      act={words.save}
      close={close}
      done={close}
    />
  )
}

export function AddTarget({ span, text, ...props }: Props & { span: Span; text: string }) {
  const { plan, accepted, close } = props
  const say = useWords()
  return (
    <FormDrawer
      key={`${span.start} ${span.end}`}
      route={addTarget}
      given={{ plan, ...span }}
      start={{ operator: '>=', type: 'stock', binding: 'unstated' }}
      fields={{ ...fields, reason: reasonField(accepted) }}
      draft={`${plan} ${span.start} ${span.end}`}
      will={{ zh: say(words.from, { text }), en: say(words.from, { text }) }}
      act={words.add}
      close={close}
      done={close}
    />
  )
}

const words = {
  save: label('保存更正', 'Save the correction'),
  add: label('补读', 'Add it'),
  from: label('出自所选文字:“{text}”', 'From the words chosen: “{text}”'),
  reasonFree: label('读取结果确认前可不填', 'Not needed before the reading is accepted'),
  reasonNeeded: label(
    '读取结果已确认,须写明更正的理由',
    'The reading has been accepted: say why it is corrected',
  ),
}
