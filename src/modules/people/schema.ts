/** People: the districts a house serves, and who works in them. */
import { z } from 'zod'
import { choice, label, titled } from '../../base/label.ts'
import { Role } from '../../base/role.ts'
import { like } from '../../base/written-form.ts'

/** A district's key in every table and address: 'jiulongpo'. */
export const DistrictId = z
  .string()
  .regex(like(/^[a-z][a-z0-9-]{1,39}$/, 'yunji'))
  .meta(titled('区代号', 'district key', 'DistrictId'))

export const District = z
  .object({
    district: DistrictId,
    name: z.string().meta(titled('名称', 'name')),
    nameEn: z.string().meta(titled('英文名称', 'English name')),
    /** Administrative code; 000000 belongs to no real unit and marks a demonstration district. */
    regionCode: z
      .string()
      .regex(like(/^\d{6}$/, '500107'))
      .meta(titled('行政区划代码', 'region code')),
    demonstration: z.boolean().meta(titled('演示', 'demonstration')),
    /** The standing clock of a demonstration district; null: real time. */
    clock: z.string().nullable().meta(titled('演示时点', 'demonstration moment')),
  })
  .meta(titled('区', 'district', 'District'))
export type District = z.infer<typeof District>

/** What the welcome page shows of a district before anybody has signed in. */
export const OpenDistrict = District.pick({
  district: true,
  name: true,
  nameEn: true,
  demonstration: true,
})
  .extend({
    needsAdministrator: z.boolean().meta(titled('待设管理员', 'needs an administrator')),
    /** The first administrator must type the code from the server's console. */
    needsSetupCode: z.boolean().meta(titled('需设置码', 'needs the setup code')),
    tryAs: z.boolean().meta(titled('可试用', 'may be tried')),
  })
  .meta(titled('可进入的区', 'open district', 'OpenDistrict'))
export type OpenDistrict = z.infer<typeof OpenDistrict>

/** Names are compared in one form: full-width and capital letters are the same name. */
export const AccountName = z
  .string()
  .trim()
  .normalize('NFKC')
  .toLowerCase()
  .regex(like(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u, 'li.wen'))
  .meta(titled('账号', 'account', 'AccountName'))

/** Shown beside every act. Two people may have the same. */
export const DisplayName = z
  .string()
  .trim()
  .regex(like(/^[^\p{C}]{1,40}$/u, '李文'))
  .meta(titled('姓名', 'name', 'DisplayName'))

const Body = z
  .string()
  .trim()
  .max(60)
  .meta(titled('单位', 'body', 'Body'))

export const accountStatusLabels = {
  active: label('启用', 'active'),
  locked: label('锁定', 'locked'),
  disabled: label('停用', 'disabled'),
} as const
/** `locked` is never stored: it follows from failed attempts and ends by itself. */
export const AccountStatus = choice(accountStatusLabels).meta(
  titled('状态', 'status', 'AccountStatus'),
)
export type AccountStatus = z.infer<typeof AccountStatus>

/** What an administrator writes of an account. */
export const AccountCard = z
  .object({
    account: AccountName,
    name: DisplayName,
    body: Body.nullable(),
    roles: z.array(Role).min(1).meta(titled('角色', 'roles')),
  })
  .meta(titled('账号信息', 'account card', 'AccountCard'))
export type AccountCard = z.infer<typeof AccountCard>

export const Account = AccountCard.extend({
  status: AccountStatus,
  lockedUntil: z.string().nullable().meta(titled('锁定至', 'locked until')),
  /** Has a one-time code and has not chosen a password yet. */
  awaitsPassword: z.boolean().meta(titled('待设口令', 'awaits a password')),
  created: z.string().meta(titled('建立时间', 'created')),
  lastSignIn: z.string().nullable().meta(titled('最近登录', 'last sign-in')),
}).meta(titled('账号', 'account', 'Account'))
export type Account = z.infer<typeof Account>

/** One-time code in place of a password: shown once to the administrator who hands it over. */
export const OneTimeCode = z
  .object({
    account: z.string().meta(titled('账号', 'account')),
    code: z.string().meta(titled('一次性口令', 'one-time code')),
    expires: z.string().meta(titled('有效至', 'valid until')),
  })
  .meta(titled('一次性口令', 'one-time code', 'OneTimeCode'))
export type OneTimeCode = z.infer<typeof OneTimeCode>
