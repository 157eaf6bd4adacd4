import * as v from 'valibot'
import { Id } from '../common'
import { type Role, roles } from './roles'

export const SignIn = v.object({
  username: v.pipe(v.string('请输入用户名'), v.trim(), v.minLength(1, '请输入用户名'), v.maxLength(64, '用户名太长')),
  password: v.pipe(v.string('请输入密码'), v.minLength(1, '请输入密码'), v.maxLength(256, '密码太长'))
})

export const AccountView = v.object({
  id: Id,
  username: v.string(),
  name: v.string(),
  roles: v.array(v.picklist(Object.keys(roles) as Role[])),
  department: v.optional(v.object({ id: v.string(), name: v.string() }))
})
export type AccountView = v.InferOutput<typeof AccountView>

export const StaffSession = v.object({ token: v.string(), account: AccountView })
export const ResidentSession = v.object({ token: v.string() })
export const WechatLogin = v.object({ code: v.pipe(v.string('缺少登录凭证'), v.minLength(1), v.maxLength(128)) })
