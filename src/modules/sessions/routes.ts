import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { Role } from '../../base/role.ts'
import { action, query } from '../../base/route.ts'
import { AccountName, DisplayName, District, DistrictId } from '../people/schema.ts'
import { Me, Session } from './schema.ts'

const nothing = z.object({})
/** Bounded at the door; what a good password is, is judged in password.ts. */
const Password = z.string().min(1).max(512).meta(titled('口令', 'password'))

const Founder = z.object({
  account: AccountName,
  name: DisplayName,
  password: Password,
  /** In a small house the administrator also keeps the plan. */
  alsoOfficer: z.boolean().default(false).meta(titled('同时担任专员', 'also plan officer')),
})

const Entered = z.object({
  district: z.string(),
  account: z.string(),
  roles: z.array(Role),
})

export const whoAmI = query('GET /me', {
  title: label('当前用户', 'Who am I'),
  input: nothing,
  output: Me,
})

export const signIn = action('POST /sign-in', {
  title: label('登录', 'Sign in'),
  input: z.object({
    district: DistrictId,
    account: z
      .string()
      .trim()
      .normalize('NFKC')
      .toLowerCase()
      .max(64)
      .meta(titled('账号', 'account')),
    password: Password,
    /** Chosen by somebody who enters with a one-time code. */
    newPassword: Password.optional().meta(titled('新口令', 'new password')),
  }),
  /** `entered` is false only in the audit line: a failed attempt is answered by a refusal. */
  output: Entered.extend({ entered: z.boolean() }),
})

export const signOut = action('POST /sign-out', {
  title: label('退出登录', 'Sign out'),
  input: nothing,
  output: nothing,
})

export const changePassword = action('POST /me/password', {
  title: label('修改口令', 'Change password'),
  input: z.object({
    password: Password.meta(titled('原口令', 'present password')),
    newPassword: Password.meta(titled('新口令', 'new password')),
  }),
  output: nothing,
})

export const createFirstAdministrator = action('POST /districts/:district/administrator', {
  title: label('设置首位管理员', 'Create the first administrator'),
  input: Founder.extend({
    district: DistrictId,
    setupCode: z.string().max(64).optional().meta(titled('设置码', 'setup code')),
  }),
  output: Entered,
})

const NewDistrict = z.object({
  districtName: z.string().trim().min(2).max(30).meta(titled('区名称', 'name of the district')),
  districtNameEn: z.string().trim().min(2).max(60).meta(titled('英文名称', 'English name')),
  regionCode: District.shape.regionCode,
  ...Founder.shape,
})

/** Enters the new district as its administrator. */
export const openDistrict = action('POST /districts', {
  title: label('新建区', 'Open a district'),
  input: NewDistrict,
  output: Entered,
})

export const tryAs = action('POST /try-as', {
  title: label('以角色试用', 'Try as a role'),
  input: z.object({ district: DistrictId, role: Role }),
  output: Entered,
})

/** An administrator sees the district's, everybody else their own. */
export const listSessions = query('GET /sessions', {
  title: label('会话', 'Sessions'),
  input: nothing,
  output: z.array(Session),
})

export const endSession = action('DELETE /sessions/:session', {
  title: label('结束会话', 'End a session'),
  input: z.object({ session: z.string().regex(/^\d{1,18}$/) }),
  output: nothing,
})
