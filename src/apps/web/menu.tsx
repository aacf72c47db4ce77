import type { ComponentType } from 'react'
import { type Label, label } from '../../base/label.ts'
import { businessReaders, type Role } from '../../base/role.ts'

/** The groups of the menu, by work and not by department. A group shows when it has an entry. */
export const groupLabels = {
  desk: label('工作台', 'Desk'),
  action: label('行动', 'Plan and targets'),
  enterprises: label('企业', 'Enterprises'),
  data: label('数据', 'Data'),
  rules: label('政策', 'Rules'),
  audit: label('审计', 'Audit'),
  administration: label('管理', 'Administration'),
} as const
export type Group = keyof typeof groupLabels

export type PageEntry = {
  /** `$name` parts are read with `useAddressPart('name')`; in the menu `$plan` is the plan in the bar. */
  path: `/${string}`
  title: Label
  /** Where it stands in the menu; without it the page has no entry there. */
  group?: Group
  /** Who sees the entry; the server decides who may. Without it everybody who has signed in. */
  roles?: readonly Role[]
  /** True for pages that stand before signing in; they have no menu beside them. */
  open?: true
  load: () => Promise<ComponentType>
}

/** Every page of the product, in the order of the menu. A module adds its lines here and nowhere else. */
export const pages: readonly PageEntry[] = [
  {
    path: '/',
    title: label('工作台', 'Desk'),
    group: 'desk',
    roles: businessReaders,
    load: async () => (await import('../../modules/desk/pages/workbench.tsx')).WorkbenchPage,
  },
  {
    path: '/cockpit',
    title: label('驾驶舱', 'Cockpit'),
    group: 'desk',
    roles: businessReaders,
    load: async () => (await import('../../modules/desk/pages/cockpit.tsx')).CockpitPage,
  },
  {
    path: '/plans',
    title: label('方案', 'Plans'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/review/pages/plans.tsx')).PlansPage,
  },
  {
    path: '/plan/$plan',
    title: label('方案原文', 'Plan text'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/review/pages/plan-text.tsx')).PlanTextPage,
  },
  {
    path: '/plan/$plan/review',
    title: label('审读方案', 'Review a plan'),
    load: async () => (await import('../../modules/review/pages/review.tsx')).ReviewPage,
  },
  {
    path: '/indicators',
    title: label('指标清单', 'Indicators'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/standings/pages/indicators.tsx')).IndicatorsPage,
  },
  {
    path: '/indicators/$code',
    title: label('指标详情', 'Indicator'),
    load: async () => (await import('../../modules/standings/pages/indicator.tsx')).IndicatorPage,
  },
  {
    path: '/bulletins',
    title: label('通报', 'Bulletins'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/bulletins/pages/bulletins.tsx')).BulletinsPage,
  },
  {
    path: '/bulletins/new',
    title: label('起草通报', 'Draft a bulletin'),
    load: async () =>
      (await import('../../modules/bulletins/pages/new-bulletin.tsx')).NewBulletinPage,
  },
  {
    path: '/bulletins/$bulletin',
    title: label('通报', 'Bulletin'),
    load: async () => (await import('../../modules/bulletins/pages/bulletin.tsx')).BulletinPage,
  },
  {
    path: '/plan/$plan/settings',
    title: label('方案设置', 'Plan settings'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/review/pages/settings.tsx')).SettingsPage,
  },
  {
    path: '/plan/$plan/closing',
    title: label('收官评估', 'Closing evaluation'),
    group: 'action',
    roles: businessReaders,
    load: async () => (await import('../../modules/closing/pages/closing.tsx')).ClosingPage,
  },
  {
    path: '/cultivation',
    title: label('梯度培育', 'Cultivation'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () =>
      (await import('../../modules/cultivation/pages/cultivation.tsx')).CultivationPage,
  },
  {
    path: '/stock',
    title: label('存量与净增', 'Stock and net change'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/certificates/pages/stock.tsx')).StockPage,
  },
  {
    path: '/certificates',
    title: label('证书台账', 'Certificates'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () =>
      (await import('../../modules/certificates/pages/certificates.tsx')).CertificatesPage,
  },
  {
    path: '/registers/platform',
    title: label('六类台账', 'Registers'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/registers/pages/register.tsx')).RegisterPage,
  },
  {
    path: '/registers/$register',
    title: label('台账', 'Register'),
    load: async () => (await import('../../modules/registers/pages/register.tsx')).RegisterPage,
  },
  {
    path: '/counts',
    title: label('台账计数', 'Working values'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/counts/pages/counts.tsx')).CountsPage,
  },
  {
    path: '/counts/$code',
    title: label('台账计数', 'Working value'),
    load: async () => (await import('../../modules/counts/pages/count.tsx')).CountPage,
  },
  {
    path: '/import',
    title: label('数据导入', 'Import'),
    group: 'data',
    roles: businessReaders,
    load: async () => (await import('../../modules/imports/pages/import.tsx')).ImportPage,
  },
  {
    path: '/enterprises',
    title: label('企业清单', 'Enterprises'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () =>
      (await import('../../modules/enterprise-file/pages/enterprises.tsx')).EnterprisesPage,
  },
  {
    path: '/enterprises/$code',
    title: label('一企一档', 'Enterprise file'),
    load: async () =>
      (await import('../../modules/enterprise-file/pages/enterprise.tsx')).EnterprisePage,
  },
  {
    path: '/places',
    title: label('镇街与园区', 'Towns and parks'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/enterprise-file/pages/places.tsx')).PlacesPage,
  },
  {
    path: '/requests',
    title: label('诉求台账', 'Requests'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/requests/pages/requests.tsx')).RequestsPage,
  },
  {
    path: '/intake',
    title: label('导入中心', 'Import centre'),
    group: 'enterprises',
    roles: businessReaders,
    load: async () => (await import('../../modules/intake/pages/intake.tsx')).IntakePage,
  },
  {
    path: '/intake/$importId',
    title: label('台账导入', 'Import of registers'),
    load: async () => (await import('../../modules/intake/pages/one-intake.tsx')).OneIntakePage,
  },
  {
    path: '/approvals',
    title: label('核准', 'Approval'),
    group: 'data',
    roles: businessReaders,
    load: async () =>
      (await import('../../modules/observations/pages/approvals.tsx')).ApprovalsPage,
  },
  {
    path: '/ledger',
    title: label('台账', 'Ledger'),
    group: 'data',
    roles: businessReaders,
    load: async () => (await import('../../modules/observations/pages/ledger.tsx')).LedgerPage,
  },
  {
    path: '/rules',
    title: label('政策规则', 'Programme rules'),
    group: 'rules',
    roles: businessReaders,
    load: async () => (await import('../../modules/rules/pages/programmes.tsx')).RulesPage,
  },
  {
    path: '/rules/compare',
    title: label('版本比较', 'Compare versions'),
    group: 'rules',
    roles: businessReaders,
    load: async () => (await import('../../modules/rules/pages/compare.tsx')).ComparePage,
  },
  {
    path: '/rules/health',
    title: label('规则健康', 'Rule health'),
    group: 'rules',
    roles: businessReaders,
    load: async () => (await import('../../modules/rules/pages/health.tsx')).RuleHealthPage,
  },
  {
    path: '/rules/$programme',
    title: label('政策规则', 'Programme rule'),
    load: async () => (await import('../../modules/rules/pages/reading.tsx')).ReadingPage,
  },
  {
    path: '/rules/$programme/try',
    title: label('试算', 'Try a firm'),
    load: async () => (await import('../../modules/rules/pages/try.tsx')).TryPage,
  },
  {
    path: '/audit',
    title: label('操作日志', 'Audit log'),
    group: 'audit',
    roles: ['auditor', 'administrator'],
    load: async () => (await import('../../modules/audit/pages/audit.tsx')).AuditPage,
  },
  {
    path: '/accounts',
    title: label('账号', 'Accounts'),
    group: 'administration',
    roles: ['administrator', 'auditor'],
    load: async () => (await import('../../modules/people/pages/accounts.tsx')).AccountsPage,
  },
  {
    path: '/me',
    title: label('我的账号', 'My account'),
    load: async () => (await import('../../modules/sessions/pages/my-account.tsx')).MyAccountPage,
  },
  {
    path: '/sign-in',
    title: label('进入', 'Enter'),
    open: true,
    load: async () => (await import('../../modules/sessions/pages/welcome.tsx')).WelcomePage,
  },
  {
    path: '/enter',
    title: label('登录', 'Sign in'),
    open: true,
    load: async () => (await import('../../modules/sessions/pages/enter.tsx')).EnterPage,
  },
  {
    path: '/first-administrator',
    title: label('设置首位管理员', 'Create the first administrator'),
    open: true,
    load: async () =>
      (await import('../../modules/sessions/pages/first-administrator.tsx')).FirstAdministratorPage,
  },
  {
    path: '/new-district',
    title: label('新建区', 'Open a district'),
    open: true,
    load: async () =>
      (await import('../../modules/sessions/pages/new-district.tsx')).NewDistrictPage,
  },
]
