import { z } from 'zod'
import { label, titled } from '../../base/label.ts'
import { action, query } from '../../base/route.ts'
import { Account, AccountCard, AccountName, District, OneTimeCode, OpenDistrict } from './schema.ts'

const nothing = z.object({})

export const openDistricts = query('GET /districts', {
  title: label('选择区', 'Choose a district'),
  input: nothing,
  output: z.array(OpenDistrict),
})

export const listAccounts = query('GET /accounts', {
  title: label('账号', 'Accounts'),
  input: nothing,
  output: z.array(Account),
})

export const createAccount = action('POST /accounts', {
  title: label('新建账号', 'Create an account'),
  input: AccountCard,
  output: OneTimeCode,
})

export const editAccount = action('PUT /accounts/:account', {
  title: label('修改账号', 'Edit an account'),
  input: AccountCard,
  output: nothing,
})

export const setAccountStatus = action('PUT /accounts/:account/status', {
  title: label('启用或停用账号', 'Enable or disable an account'),
  input: z.object({
    account: AccountName,
    status: z.enum(['active', 'disabled']).meta(titled('状态', 'status')),
  }),
  output: nothing,
})

/** The old password stops at once; the code opens the account once and asks for a new one. */
export const resetPassword = action('POST /accounts/:account/reset', {
  title: label('重置口令', 'Reset a password'),
  input: z.object({ account: AccountName }),
  output: OneTimeCode,
})

/** How a district and its persons without a password come to be; not served, first start calls it. */
export const seedDistrict = action('POST /seeded-districts', {
  title: label('首次启动建区', 'District of the first start'),
  input: District.extend({ persons: z.array(AccountCard) }),
  output: z.object({ created: z.boolean() }),
})
