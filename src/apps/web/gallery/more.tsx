import { z } from 'zod'
import { label, titled } from '../../../base/label.ts'
import { Period } from '../../../base/period.ts'
import { Role } from '../../../base/role.ts'
import { action, upload } from '../../../base/route.ts'
import { Chart } from '../../../ui/chart.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { useDrawer } from '../../../ui/drawer.tsx'
import { FormDrawer } from '../../../ui/form-drawer.tsx'
import { useWords } from '../../../ui/language.ts'
import { Section } from '../../../ui/page.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { UploadArea } from '../../../ui/upload-area.tsx'
import { Wizard } from '../../../ui/wizard.tsx'
import { chartSample } from './samples.ts'

/** Parts that draw, ask and lead. */
export function MoreParts() {
  const say = useWords()
  const drawer = useDrawer('form')
  return (
    <>
      <Section title={label('图', 'Chart')}>
        <Chart
          finding={label(
            '前三季度落后计划曲线 9.6 个百分点,按近三年节奏年末到不了 80 亿元',
            'Nine point six points behind the planned curve after three quarters',
          )}
          data={chartSample}
          source={label('技术合同登记 2025Q3', 'Technology contract register 2025Q3')}
        />
        <p>
          趋势 <Sparkline values={[1, 3, 2, null, 4, 6, 5]} says="升" />
        </p>
      </Section>
      <Section title={label('表单', 'Form')}>
        <div className="acts">
          <button type="button" className="text-button" onClick={() => drawer.open('new')}>
            {say(recordSample.title)}
          </button>
          <Confirm
            act={label('签发', 'Issue')}
            will={label(
              '签发后快照冻结,文件与校验值不再改变;之后的更正以更正说明发布。',
              'The snapshot freezes and the files keep their hash; later corrections become an erratum.',
            )}
            name="江科领办发〔2025〕9号"
            look="main"
            run={async () => undefined}
          />
        </div>
        {drawer.shown === undefined ? null : (
          <FormDrawer
            route={recordSample}
            given={{ code: 'I-02' }}
            fields={{
              value: { unit: '亿元', help: label('按口径卡第 2 版', 'By definition v2') },
              reason: { kind: 'long' },
            }}
            draft={drawer.shown}
            will={label(
              '登记后进入核准队列,可以撤回。',
              'It joins the approval queue and can be withdrawn.',
            )}
            close={drawer.close}
            done={drawer.close}
          />
        )}
      </Section>
      <Section title={label('上传', 'Upload')}>
        <UploadArea
          route={uploadSample}
          input={{}}
          what={label('方案全文(.txt .docx .pdf)', 'The plan’s text (.txt .docx .pdf)')}
          accept=".txt,.docx,.pdf"
          done={() => undefined}
          pasted={() => undefined}
        />
      </Section>
      <Section title={label('步骤', 'Steps')}>
        <Wizard
          steps={[
            { id: 'moment', title: label('取数时点', 'Moment'), done: true, body: <p>选择时点</p> },
            {
              id: 'check',
              title: label('检查单', 'Checklist'),
              done: true,
              body: <p>应到 14 项</p>,
            },
            { id: 'draft', title: label('草稿', 'Draft'), done: false, body: <p>草稿</p> },
            { id: 'issue', title: label('签发', 'Issue'), done: false, body: <p>签发</p> },
          ]}
        />
      </Section>
    </>
  )
}

const recordSample = action('POST /gallery', {
  title: label('登记数据', 'Record a value'),
  input: z.object({
    code: z.string(),
    period: Period,
    value: z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .meta(titled('数值', 'value')),
    day: z.iso.date().meta(titled('来源日期', 'source date')),
    state: z.enum(['a', 'b']).optional().meta(titled('数据状态', 'state')),
    roles: z.array(Role).min(1).meta(titled('角色', 'roles')),
    reason: z.string().min(1).meta(titled('理由', 'reason')),
    final: z.boolean().default(false).meta(titled('作为最终数', 'as the final value')),
  }),
  output: z.unknown(),
})
const uploadSample = upload('POST /gallery/files', {
  title: label('上传', 'Upload'),
  input: z.object({}),
  output: z.unknown(),
})
