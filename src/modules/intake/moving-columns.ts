import { label } from '../../base/label.ts'
import { factKindLabels, presenceLabels } from '../enterprises/schema.ts'
import type { Choice, FieldColumn } from './kind.ts'

const presences: readonly Choice[] = [
  {
    value: 'here',
    words: [
      '存续',
      '在业',
      '在营',
      '开业',
      '正常',
      '在册',
      '在区',
      '有效',
      '正常经营',
      '存续(在营、开业、在册)',
    ],
  },
  { value: 'movedIn', words: ['已迁入', '外区迁入', '新迁入'] },
  { value: 'movedOut', words: ['已迁出', '迁往外区', '迁移出', '搬离'] },
  { value: 'deregistered', words: ['已注销', '注销登记'] },
  { value: 'revoked', words: ['已吊销', '吊销未注销', '吊销营业执照'] },
].map((each) => withLabel(each, presenceLabels))

/** The word of our own label first. */
export function withLabel(each: Choice, labels: Readonly<Record<string, { zh: string }>>): Choice {
  return { ...each, words: [labels[each.value]?.zh ?? each.value, ...each.words] }
}

/** Whether a firm is registered here, and the days on which that changed. */
export function movingColumns(): FieldColumn[] {
  return [
    {
      field: 'presence',
      title: factKindLabels.presence,
      words: ['经营状态', '企业状态', '状态', '存续状态', '登记情况', '主体状态', '在业状态'],
      type: 'choice',
      choices: presences,
    },
    {
      field: 'movedInOn',
      title: label('迁入日期', 'moved in on'),
      words: ['迁入时间'],
      type: 'day',
    },
    {
      field: 'movedFrom',
      title: label('迁出地', 'moved from'),
      words: ['迁自', '原注册地', '迁入前所在地', '从何处迁入'],
      type: 'text',
    },
    {
      field: 'movedOutOn',
      title: label('迁出日期', 'moved out on'),
      words: ['迁出时间'],
      type: 'day',
    },
    {
      field: 'movedTo',
      title: label('迁往地', 'moved to'),
      words: ['迁往', '迁入地', '迁至', '去向', '迁往何处'],
      type: 'text',
    },
    {
      field: 'deregisteredOn',
      title: label('注销日期', 'deregistered on'),
      words: ['注销时间', '吊销日期', '吊销时间', '注销(吊销)日期'],
      type: 'day',
    },
    {
      field: 'changedOn',
      title: label('变更日期', 'changed on'),
      words: ['变更时间', '自何日起', '生效日期', '核准日期', '变更生效日期'],
      type: 'day',
    },
  ]
}
