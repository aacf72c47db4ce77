import { label } from '../../base/label.ts'
import { awardLabels, endingLabels } from '../certificates/schema.ts'
import { firmColumns } from './enterprise-columns.ts'
import type { Catalogue, Choice, FieldColumn, Kind } from './kind.ts'
import { intakeKindLabels } from './schema.ts'

/** Other names under which lists carry a title, by its id. */
const titleWords: Readonly<Record<string, readonly string[]>> = {
  hnte: ['高企', '国家高新技术企业', '国高', '国家高企', '高新企业'],
  techSme: ['科小', '科技中小', '国家科技型中小企业', '科技型中小'],
  techEnterprise: ['市科技型企业', '重庆市科技型企业', '市级科技型企业'],
  innovativeSme: ['创新型', '创新中小', '创新型企业'],
  specialisedSme: ['专精特新', '市级专精特新', '专精特新企业', '市专精特新中小企业'],
  littleGiant: ['小巨人', '国家级小巨人', '专精特新小巨人', '国家专精特新小巨人', '小巨人企业'],
}

function titlesOf({ titles }: Catalogue): Choice[] {
  return titles.map(({ id, name, english }) => ({
    value: id,
    words: [name, id, english, ...(titleWords[id] ?? [])],
  }))
}

const awards: readonly Choice[] = [
  {
    value: 'first',
    words: [awardLabels.first.zh, '首次', '首认', '新认定', '新增', '新申报', '初次'],
  },
  {
    value: 'renewal',
    words: [
      awardLabels.renewal.zh,
      '重新',
      '续认',
      '重认',
      '再次认定',
      '到期重新认定',
      '延续',
      '非首次',
    ],
  },
  { value: 'reReview', words: [awardLabels.reReview.zh, '复核', '通过复核', '复审', '复审通过'] },
  { value: 'unstated', words: [awardLabels.unstated.zh, '认定', '/', '—'] },
]

const endings: readonly Choice[] = [
  {
    value: 'revoked',
    words: [
      endingLabels.revoked.zh,
      '撤销',
      '取消资格',
      '撤销资格',
      '取消认定',
      '吊销',
      '失效',
      '取消高企资格',
    ],
  },
  {
    value: 'restored',
    words: [endingLabels.restored.zh, '恢复资格', '恢复有效', '撤回取消', '重新有效'],
  },
]

function titleColumn(catalogue: Catalogue): FieldColumn {
  return {
    field: 'title',
    title: label('称号类别', 'title'),
    words: [
      ...[
        '称号',
        '资质',
        '资质类别',
        '资质名称',
        '称号名称',
        '荣誉名称',
        '类别',
        '认定类别',
        '企业类型',
      ],
      ...['资质类型', '认定类型', '证书类别', '证书名称', '称号(资质)', '目标称号'],
    ],
    type: 'choice',
    choices: titlesOf(catalogue),
  }
}

const numberColumn: FieldColumn = {
  field: 'number',
  title: label('证书编号', 'certificate number'),
  words: [
    '证书号',
    '编号',
    '登记编号',
    '证书/登记编号',
    '入库登记编号',
    '入库编号',
    '证号',
    '证书编码',
    '登记号',
  ],
  type: 'text',
}

const documentColumn: FieldColumn = {
  field: 'document',
  title: label('文号', 'document number'),
  words: [
    '文件号',
    '认定文号',
    '来源文件',
    '依据文件',
    '文件',
    '公告文号',
    '批文号',
    '依据',
    '来源名单',
    '认定文件',
  ],
  type: 'text',
}

/** Words by which a group of two columns is the term of a certificate. */
const ofTerm = ['有效', '期限', '期间', '证书', '资格', '称号']

const termColumns: readonly FieldColumn[] = [
  {
    field: 'issuedOn',
    title: label('发证日', 'issued on'),
    words: [
      '发证日期',
      '发证时间',
      '认定日期',
      '认定时间',
      '颁发日期',
      '批准日期',
      '公告日期',
      '证书日期',
    ],
    type: 'day',
  },
  {
    field: 'validFrom',
    title: label('有效期起', 'valid from'),
    words: [
      '有效期开始',
      '起始日期',
      '有效期自',
      '生效日期',
      '有效起始日',
      '开始日期',
      '有效期起始',
      '有效期开始日期',
    ],
    beneath: {
      of: ofTerm,
      words: [
        ...['起', '自', '始', '从', '起始', '开始', '起日', '起始日', '开始日', '起始时间'],
        ...['开始时间', '起始年月', '开始年月', '起算日'],
      ],
    },
    type: 'day',
  },
  {
    field: 'validTo',
    title: label('有效期止', 'valid to'),
    words: [
      ...[
        '有效期至',
        '到期日',
        '到期日期',
        '截止日期',
        '失效日期',
        '有效期截止',
        '有效截止日',
        '到期时间',
      ],
      ...['结束日期', '有效期结束', '有效期限至', '有效期'],
    ],
    beneath: {
      of: ofTerm,
      words: [
        ...['止', '至', '到', '终', '截止', '终止', '结束', '截至', '到期', '截止日', '终止日'],
        ...['结束日', '截止时间', '结束时间', '终止时间', '终止日期', '截止年月', '结束年月'],
      ],
    },
    type: 'lastDay',
  },
]

/** One row per firm, title and term: 企业梯度培育台账 (formats.md §5). */
export function certificateKind(catalogue: Catalogue): Kind {
  return {
    id: 'certificates',
    title: intakeKindLabels.certificates,
    marks: ['title', 'number', 'validFrom', 'validTo', 'issuedOn', 'batch', 'award'],
    columns: [
      ...firmColumns(),
      titleColumn(catalogue),
      numberColumn,
      {
        field: 'batch',
        title: label('认定批次', 'batch'),
        words: [
          '批次',
          '认定年度',
          '认定批次/文号',
          '年度批次',
          '入库批次',
          '公示批次',
          '认定年份',
        ],
        type: 'text',
      },
      documentColumn,
      {
        field: 'award',
        title: label('首次/重新', 'first or renewal'),
        words: [
          '认定方式',
          '首次或重新',
          '认定性质',
          '是否首次',
          '首次认定/重新认定',
          '申报类型',
          '首认/重认',
        ],
        type: 'choice',
        choices: awards,
      },
      ...termColumns,
    ],
  }
}

/** 取消、恢复 as lists of them are published. */
export function certificateChangeKind(catalogue: Catalogue): Kind {
  return {
    id: 'certificateChanges',
    title: intakeKindLabels.certificateChanges,
    marks: ['change', 'effectiveOn', 'number', 'title'],
    columns: [
      ...firmColumns(),
      titleColumn(catalogue),
      numberColumn,
      {
        field: 'change',
        title: label('变动', 'change'),
        words: [
          '变动类型',
          '处理结果',
          '处理意见',
          '取消/恢复',
          '变动情况',
          '处理',
          '结果',
          '处理决定',
        ],
        type: 'choice',
        choices: endings,
        needed: true,
      },
      {
        field: 'effectiveOn',
        title: label('自何日起', 'since'),
        words: [
          ...[
            '取消日期',
            '恢复日期',
            '生效日期',
            '取消时间',
            '起算日期',
            '自何日起取消',
            '变动日期',
            '取消起始日',
          ],
          ...['自何时起', '处理日期', '取消资格起始日'],
        ],
        type: 'day',
        needed: true,
      },
      documentColumn,
    ],
  }
}
