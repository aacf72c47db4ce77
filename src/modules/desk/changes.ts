import { counted } from '../../base/label.ts'
import type { Bulletin } from '../bulletins/schema.ts'
import type { ImportSummary } from '../imports/routes.ts'
import type { PlanVersion } from '../plan/routes.ts'
import type { Change } from './schema.ts'

const SHOWN = 12

type Lately = {
  plan: string
  imports: readonly ImportSummary[]
  versions: readonly PlanVersion[]
  papers: readonly Bulletin[]
}

/** 近期变动: what lately changed what others see, newest first. */
export function changes({ plan, imports, versions, papers }: Lately): Change[] {
  return [
    ...imports.map((each) => ({
      at: each.recordedAt,
      by: each.recordedBy,
      title: {
        zh: `导入“${each.fileName}”:${each.accepted} 个数值`,
        en: `Imported “${each.fileName}”: ${counted(each.accepted, 'value', 'values')}`,
      },
      address: '/import',
    })),
    ...versions.map((each) => ({
      at: each.recordedAt,
      by: each.recordedBy,
      title: {
        zh: `方案第 ${each.version} 版:${each.reason}`,
        en: `Plan version ${each.version}: ${each.reason}`,
      },
      address: `/plan/${plan}`,
    })),
    ...papers.map((each) => ({
      at: each.issuedAt ?? each.recordedAt,
      by: each.issuedBy ?? each.recordedBy,
      title: {
        zh: `${each.stage === 'issued' ? '签发' : '起草'}“${each.title}”`,
        en: `${each.stage === 'issued' ? 'Issued' : 'Drafted'} “${each.title}”`,
      },
      address: `/bulletins/${each.id}`,
    })),
  ]
    .sort((a, b) => b.at.localeCompare(a.at, 'en'))
    .slice(0, SHOWN)
}
