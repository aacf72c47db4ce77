import { Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { z } from 'zod'
import { label } from '../../../base/label.ts'
import { useAddress } from '../../../ui/address.ts'
import { useRoute } from '../../../ui/client.ts'
import { type Say, useLanguage, useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { useMoment } from '../../../ui/moment.ts'
import { Page } from '../../../ui/page.tsx'
import { UploadArea } from '../../../ui/upload-area.tsx'
import type { Comparison } from '../comparison-schema.ts'
import { compareVersions, listProgrammes } from '../routes.ts'
import { Procedure, type ProgrammeRow, procedureLabels, type VersionRow } from '../schema.ts'
import { termText } from '../term-text.ts'
import { ComparisonShown, type Result } from './comparison-shown.tsx'
import { useToday } from './today.tsx'
import './rules.css'

const Id = z.string().min(1).optional()
const Day = z.iso.date().optional()

/** 版本比较: what a new version changes for the firms of a table. */
export function ComparePage() {
  const rows = useRoute(listProgrammes, {})
  const [result, setResult] = useState<Result>()
  const say = useWords()
  return (
    <Page
      title={words.title}
      answer={result === undefined ? say(words.opening) : headline(result.answer, say)}
      paper="landscape"
    >
      <Loaded from={rows} empty={words.empty}>
        {(list) => <Choice rows={list} {...{ result, setResult }} />}
      </Loaded>
    </Page>
  )
}

type ChoiceProps = {
  rows: readonly ProgrammeRow[]
  result: Result | undefined
  setResult: (result: Result | undefined) => void
}

function Choice({ rows, result, setResult }: ChoiceProps) {
  const say = useWords()
  const [moment] = useMoment()
  const several = rows.find(({ versions }) => versions.length > 1) ?? rows[0]
  const [programme, setProgramme] = useAddress('programme', Id, undefined)
  const row = rows.find((each) => each.programme === programme) ?? several
  const [base, setBase] = useAddress('base', Id, undefined)
  const [reform, setReform] = useAddress('reform', Id, undefined)
  const today = useToday()
  const [on, setOn] = useAddress('on', Day, undefined)
  const [procedure, setProcedure] = useAddress('procedure', Procedure, 'new')
  if (row === undefined) return null
  const known = (id: string | undefined) => row.versions.find(({ version }) => version === id)
  const input = {
    programme: row.programme,
    base: (known(base) ?? row.versions.at(-2) ?? row.versions[0])?.version ?? '',
    reform: (known(reform) ?? row.versions.at(-1))?.version ?? '',
    on: on ?? today,
    procedure,
  }
  const forget =
    <V,>(set: (value: V) => void) =>
    (value: V) => {
      setResult(undefined)
      set(value)
    }
  return (
    <>
      <div className="acts try-occasion no-print">
        <Select
          aria-label={say(words.programme)}
          value={row.programme}
          onChange={forget(setProgramme)}
          options={rows.map((each) => ({ value: each.programme, label: say(each.name) }))}
          popupMatchSelectWidth={false}
        />
        <VersionSelect name={words.base} {...{ row }} value={input.base} set={forget(setBase)} />
        <VersionSelect
          name={words.reform}
          {...{ row }}
          value={input.reform}
          set={forget(setReform)}
        />
        <DayInput value={input.on} set={forget((day) => setOn(day === '' ? undefined : day))} />
        <Radio.Group
          aria-label={say(words.procedure)}
          optionType="button"
          value={procedure}
          onChange={({ target }) => forget(setProcedure)(Procedure.parse(target.value))}
          options={Procedure.options.map((each) => ({
            value: each,
            label: say(procedureLabels[each]),
          }))}
        />
      </div>
      {moment.kind === 'past' ? (
        <p className="hint">{say(words.past)}</p>
      ) : (
        <div className="no-print">
          <UploadArea
            route={compareVersions}
            input={input}
            what={words.what}
            accept=".xlsx,.csv,.txt"
            done={(answer, file) => setResult({ answer, file })}
          />
          <p className="hint">{say(words.help)}</p>
        </div>
      )}
      {result === undefined ? null : <ComparisonShown {...{ result, setResult, input }} />}
    </>
  )
}

function VersionSelect({
  name,
  row,
  value,
  set,
}: {
  name: ReturnType<typeof label>
  row: ProgrammeRow
  value: string
  set: (version: string) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const named = ({ version, spans }: VersionRow) =>
    `${version} · ${spans.map((span) => termText(span, language)).join(language === 'zh' ? ';' : '; ')}`
  return (
    <span>
      {say(name)}{' '}
      <Select
        aria-label={say(name)}
        value={value}
        onChange={set}
        options={row.versions.map((each) => ({ value: each.version, label: named(each) }))}
        popupMatchSelectWidth={false}
      />
    </span>
  )
}

function DayInput({ value, set }: { value: string; set: (day: string) => void }) {
  const say = useWords()
  const id = useId()
  return (
    <span>
      <label htmlFor={id}>{say(words.on)}</label>{' '}
      <Input
        id={id}
        type="date"
        value={value}
        style={{ width: 160 }}
        onChange={({ target }) => set(target.value)}
      />
    </span>
  )
}

/** Certain moves, and in brackets how far missing data leave them open. */
function headline({ base, reform, totals, refused }: Comparison, say: Say): string {
  const upTo = (certain: number, most: number) =>
    certain === most ? String(certain) : `${certain}—${most}`
  return say(words.answer, {
    base,
    reform,
    firms: totals.firms,
    gains: upTo(totals.gains, totals.mayGain),
    loses: upTo(totals.loses, totals.mayLose),
    open: totals.undetermined,
    refused,
  })
}

const words = {
  title: label(
    '换一个版本,哪些企业受益、哪些受损?',
    'With another version, who gains and who loses?',
  ),
  opening: label(
    '选两个版本,上传企业表(不超过 50,000 行);表格只用于本次比较,不保存',
    'Choose two versions and upload a table of firms (at most 50,000 rows); it is read for this comparison and not kept',
  ),
  answer: label(
    '{base} → {reform}:{firms} 家企业中受益 {gains} 家、受损 {loses} 家;{open} 家待定,{refused} 家因数据有误未判断',
    '{base} → {reform}: of {firms} {firms:firm|firms} {gains} {gains:gains|gain}, {loses} {loses:loses|lose}; {open} {open:stays|stay} undetermined, {refused} not judged because of faulty data',
  ),
  programme: label('政策', 'Programme'),
  base: label('现行版本', 'From version'),
  reform: label('比较版本', 'To version'),
  on: label('申请日期', 'Day of application'),
  procedure: label('办理类型', 'Procedure'),
  past: label('正在查看历史时点,不能上传', 'You are looking at a past moment and cannot upload'),
  what: label('企业表(.xlsx .csv)', 'Table of firms (.xlsx .csv)'),
  help: label(
    '首行为字段名或列名,如“职工总数”“营业收入(万元)”“营业收入2024”;金额列不注单位的按元;空格、“未知”都按未知处理',
    'The first row names fields or columns, such as 职工总数, 营业收入(万元), 营业收入2024, revenue_y1; money without a unit is in 元; empty cells count as unknown',
  ),
  empty: {
    what: label('没有可以比较的政策规则', 'There are no rules to compare'),
    who: label('规则文件随系统提供', 'Rule files come with the system'),
  },
}
