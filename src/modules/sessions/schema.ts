/** Sessions: somebody at work in a district, from the sign-in to the sign-out. */
import { z } from 'zod'
import { titled } from '../../base/label.ts'
import { Role } from '../../base/role.ts'
import { District } from '../people/schema.ts'

export const Session = z
  .object({
    session: z.string().meta(titled('编号', 'number')),
    account: z.string().meta(titled('账号', 'account')),
    name: z.string().meta(titled('姓名', 'name')),
    created: z.string().meta(titled('登录时间', 'signed in')),
    lastUsed: z.string().meta(titled('最近使用', 'last used')),
    ends: z.string().meta(titled('失效时间', 'ends')),
    from: z.string().meta(titled('来源地址', 'address')),
    current: z.boolean().meta(titled('当前会话', 'this session')),
  })
  .meta(titled('会话', 'session', 'Session'))
export type Session = z.infer<typeof Session>

export const Me = z
  .object({
    account: z.string().nullable().meta(titled('账号', 'account')),
    name: z.string().meta(titled('姓名', 'name')),
    body: z.string().nullable().meta(titled('单位', 'body')),
    roles: z.array(Role).meta(titled('角色', 'roles')),
    district: District.nullable(),
    /** In the demonstration district without a password. */
    trying: z.boolean().meta(titled('试用', 'trying')),
    mayOpenDistrict: z.boolean().meta(titled('可新建区', 'may open a district')),
  })
  .meta(titled('当前用户', 'the user', 'Me'))
export type Me = z.infer<typeof Me>
