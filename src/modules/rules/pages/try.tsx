import { Button, Input, Radio } from 'antd'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import type { Programme } from '../../../rules/check/programme.ts'
import { useAddress, useAddressPart } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { Go } from '../../../ui/go.tsx'
import { type Say, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Page } from '../../../ui/page.tsx'
import { catalogueOf } from '../catalogue.ts'
import { listProgrammes, programmeSource } from '../routes.ts'
import { Procedure, type ProgrammeRow, procedureLabels } from '../schema.ts'
import { startingDay, type Tried, tried } from '../trial.ts'
import type { Form } from '../written-facts.ts'
import { useToday } from './today.tsx'
import { TryAnswer, TryBrief } from './try-answer.tsx'
import { TryForm } from './try-form.tsx'
import './rules.css'

const Day = z.iso.date().optional()

/** 试算: one firm by form, judged while one types. Only the day and the procedure stand in the address. */
export function TryPage() {
  const say = useWords()
  const programme = useAddressPart('programme')
  const rows = useRoute(listProgrammes, {})
  const source = useRoute(programmeSource, { programme })
  const row = rows.data?.find((each) => each.programme === programme)
  return (
    <Loaded from={source}>
      {({ files }) => <Trial key={programme} {...{ programme, row, files }} say={say} />}
    </Loaded>
  )
}

type Props = {
  programme: string
  row: ProgrammeRow | undefined
  files: readonly { file: string; text: string }[]
  say: Say
}

function Trial({ programme, row, files, say }: Props) {
  const loaded = useMemo(() => catalogueOf(files).entries[0]?.programme, [files])
  const today = useToday()
  const [asked, setDay] = useAddress('on', Day, undefined)
  const [procedure, setProcedure] = useAddress('procedure', Procedure, 'new')
  const [form, setForm] = useState<Form>({})
  const on = asked ?? startingDay(loaded, today)
  const settled = useDeferredValue(form)
  const trial = useMemo(
    () => tried(loaded, { form: settled, on, procedure }),
    [loaded, settled, on, procedure],
  )
  const name = row?.name ?? { zh: loaded?.name ?? '', en: loaded?.name ?? '' }
  const title = row?.kind === 'subsidy' ? words.payout : words.title
  return (
    <Page
      title={{ zh: title.zh.replace('{name}', name.zh), en: title.en.replace('{name}', name.en) }}
      above={<Go to={`/rules/${programme}`}>{say(name)}</Go>}
      tools={
        <>
          <Button onClick={() => setForm({})} disabled={Object.keys(form).length === 0}>
            {say(words.clear)}
          </Button>
          <Button onClick={() => window.print()}>{say(words.print)}</Button>
        </>
      }
    >
      <p className="hint no-print">{say(words.private)}</p>
      <Occasion
        {...{ on, setDay, procedure, setProcedure }}
        hasProcedures={hasProcedures(loaded)}
      />
      <Body {...{ trial, form, setForm, on }} />
    </Page>
  )
}

function hasProcedures(programme: Programme | undefined): boolean {
  const rows = programme?.versions.flatMap(({ validity }) => validity) ?? []
  return rows.some(({ procedures }) => procedures.length > 0)
}

type OccasionProps = {
  on: string
  setDay: (day: string | undefined) => void
  procedure: z.infer<typeof Procedure>
  setProcedure: (procedure: z.infer<typeof Procedure> | undefined) => void
  hasProcedures: boolean
}

/** When one applies and for what: that decides the version. */
function Occasion({ on, setDay, procedure, setProcedure, hasProcedures }: OccasionProps) {
  const say = useWords()
  const id = useId()
  return (
    <div className="acts try-occasion">
      <div>
        <label htmlFor={id}>{say(words.on)}</label>{' '}
        <Input
          id={id}
          type="date"
          value={on}
          style={{ width: 160 }}
          onChange={({ target }) => setDay(target.value === '' ? undefined : target.value)}
        />
      </div>
      {hasProcedures ? (
        <Radio.Group
          aria-label={say(words.procedure)}
          optionType="button"
          value={procedure}
          onChange={({ target }) => setProcedure(Procedure.parse(target.value))}
          options={Procedure.options.map((each) => ({
            value: each,
            label: say(procedureLabels[each]),
          }))}
        />
      ) : null}
    </div>
  )
}

type BodyProps = { trial: Tried; form: Form; setForm: (form: Form) => void; on: string }

function Body({ trial, form, setForm, on }: BodyProps) {
  const say = useWords()
  if (trial.kind === 'noVersion')
    return (
      <div className="state state-missing" role="alert">
        <p className="state-what">{say(words.noVersion, { on })}</p>
        <p className="state-why">{say(words.otherDay)}</p>
      </div>
    )
  return (
    <>
      <TryBrief trial={trial} />
      <div className="try">
        <TryForm {...{ trial, form, setForm }} />
        <TryAnswer trial={trial} form={form} />
      </div>
    </>
  )
}

const words = {
  title: label('这家企业符合“{name}”吗?', 'Does this firm meet “{name}”?'),
  payout: label('这家企业能兑现“{name}”多少?', 'What does “{name}” pay this firm?'),
  clear: label('清空', 'Clear'),
  print: label('打印', 'Print'),
  private: label(
    '填写的内容只在本页计算,不上传、不保存,也不进入网址;关闭页面即消失',
    'What you type is judged on this page only: not sent, not kept, not in the address; it goes when the page closes',
  ),
  on: label('申请日期', 'Day of application'),
  procedure: label('办理类型', 'Procedure'),
  noVersion: label('{on} 没有适用的版本', 'No version governs {on}'),
  otherDay: label('请改申请日期或办理类型', 'Change the day of application or the procedure'),
}
