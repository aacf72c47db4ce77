import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { type Standing, standingLabels } from '../../../base/standing.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { FreshnessText } from '../../../ui/freshness-text.tsx'
import { JudgementFlag } from '../../../ui/judgement-flag.tsx'
import { useWords } from '../../../ui/language.ts'
import { Empty, Loaded } from '../../../ui/loaded.tsx'
import { NumberLink } from '../../../ui/number-link.tsx'
import { Page, Section } from '../../../ui/page.tsx'
import { refused } from '../../../ui/refusal.ts'
import { StandingCounts, StandingMark } from '../../../ui/standing-mark.tsx'
import { MoreParts } from './more.tsx'
import { manyRows, provenanceSample, sampleList, sampleRows } from './samples.ts'

const standings = Object.keys(standingLabels) as Standing[]

/** The kit on one page. */
export function GalleryPage() {
  const say = useWords()
  const [many, setMany] = useState(false)
  return (
    <Page
      title={label('技术交易额能完成吗?', 'Will technology transactions reach the target?')}
      answer="前三季度 52.30 亿元,完成 65.4%,落后序时 9.6 个百分点;按近三年节奏,年末约 71 亿元。"
      tools={
        <button type="button" className="text-button" onClick={() => setMany(!many)}>
          {many ? '21' : '10000'}
        </button>
      }
      paper="landscape"
    >
      <Section title={label('清单', 'List')}>
        <DataTable
          list={sampleList}
          input={{}}
          rows={many ? manyRows : sampleRows}
          cells={{
            standing: (row) => <StandingMark standing={row.standing} />,
            value: (row) =>
              row.value === null ? (
                '未到发布期'
              ) : (
                <NumberLink of={provenanceSample}>{row.value}</NumberLink>
              ),
          }}
          opens={(row) => `/gallery?open=${row.code}`}
        />
      </Section>
      <Section title={label('灯号', 'Standings')} note="颜色、形状、文字三者同在">
        <p>
          {standings.map((standing) => (
            <span key={standing} style={{ marginRight: 8, lineHeight: '32px' }}>
              <StandingMark standing={standing} />
            </span>
          ))}
        </p>
        <StandingCounts counts={{ onSchedule: 9, behind: 3, farBehind: 1, notDue: 6, open: 1 }} />
      </Section>
      <Section title={label('研判与时效', 'Judgement and freshness')}>
        <JudgementFlag
          verdict={label('有风险', 'At risk')}
          by="李工"
          on="2025-10-14"
          reason="陶溪、铜岸两镇技术合同登记中断,十月底前恢复"
        />
        <p>
          <FreshnessText
            until="2025-09-30"
            recordedAt="2025-10-14T02:00:00Z"
            approval={label('已核准', 'approved')}
          />
        </p>
      </Section>
      <Section title={label('状态', 'States')}>
        <Loaded from={{ data: undefined, error: null, isPending: true }}>{() => null}</Loaded>
        <Empty
          what={label('还没有数值', 'No values yet')}
          who={label(
            '本指标由区统计局于次年9月提供,现在不用填',
            'The statistics bureau provides it next September; nothing is to be filled in now',
          )}
          action={<a href="/gallery">{say(label('查看发布日历', 'Release calendar'))}</a>}
        />
        {refusals.map((error) => (
          <div key={error.message} style={{ marginBottom: 12 }}>
            <Loaded from={{ data: undefined, error, isPending: false }}>{() => null}</Loaded>
          </div>
        ))}
      </Section>
      <MoreParts />
    </Page>
  )
}

const refusals = [
  refused({
    status: 403,
    code: 'access.forbidden',
    message: label(
      '您没有权限办理“核准数据”,可由以下角色办理:统计',
      'You may not do “approve values”; it is done by: statistics approver',
    ),
    places: [],
  }),
  refused({
    status: 503,
    code: 'documents.noBrowser',
    message: label(
      '本机没有 Chromium,不能生成 PDF;docx 照常签发',
      'There is no Chromium on this machine, so no PDF; the docx is issued all the same',
    ),
    places: [
      { at: 'C12', code: 'unit.unknown', message: label('单位“台套”不认识', 'Unknown unit') },
    ],
  }),
]
