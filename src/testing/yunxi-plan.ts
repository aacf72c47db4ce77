/** A short plan of a made-up district, as text and as read: for tests of what people do to a plan. */
import { packageFrom } from '../modules/plan/plan-package.ts'
import { readPlan } from '../modules/plan/read-plan.ts'

export const yunxiText = `云溪区创新行动方案(2024—2026年)
一、主要目标
1.企业更强。到2026年,高新技术企业达到120家,年技术交易额突破8亿元,引进一批领军人才。
2.生态更优。科技创新能力明显增强,单位能耗降至0.4吨标准煤/万元以下。
二、重点任务
1.制造业。重点发展新材料产业、汽车产业、氢能产业等制造业。
2.人才引育。由区人力社保局牵头,实施人才“云帆计划”。
3.财政保障。区级财政设立专项资金,支持企业研发。
`

export const yunxiPlan = packageFrom(readPlan(yunxiText), {
  id: 'yunxi-2024',
  district: {
    id: 'yunxi',
    name: '云溪区',
    nameEn: 'Yunxi District',
    regionCode: '000000',
    demonstration: true,
  },
  documentName: '方案.txt',
})
