import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { pageAsked, pageOf } from '../../base/paged-list.ts'
import { query } from '../../base/route.ts'
import { firmFacets, firmSorts } from '../enterprises/firm-facets.ts'
import { EnterpriseFile, EnterpriseRow, Place } from './schema.ts'

export const listEnterprises = query('GET /enterprises', {
  title: label('企业清单', 'Enterprises'),
  input: z.object(pageAsked({ sorts: firmSorts, filters: firmFacets })),
  output: pageOf(EnterpriseRow),
})

export const readEnterprise = query('GET /enterprises/:code', {
  title: label('一企一档', 'Enterprise file'),
  input: z.object({
    code: z.string().min(1).max(60).meta(titled('统一社会信用代码', 'unified social credit code')),
  }),
  output: EnterpriseFile,
})

export const listPlaces = query('GET /places', {
  title: label('镇街与园区', 'Towns and parks'),
  input: z.object({}),
  output: z.array(Place),
})
