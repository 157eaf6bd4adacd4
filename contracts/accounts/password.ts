import * as v from 'valibot'
import { commonPasswords } from './common-passwords'
import { shortestPassword } from './password-rule'

export interface Whose {
  username: string
  name: string
}

/** Returns why nobody should take this password, in a sentence for them; undefined when it is good. */
export function weaknessOf(password: string, { username, name }: Whose): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...password].length < shortestPassword) return `密码至少 ${shortestPassword} 个字符`
  if (isCommon(plain)) return '这个密码太常见，容易被猜到，请换一个'
  if (contains(plain, username) || contains(plain, name)) return '密码里不能有用户名或姓名'
  return undefined
}

const contains = (plain: string, part: string) => {
  const sought = part.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  return sought.length > 1 && plain.replace(/\s+/g, '').includes(sought)
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const runs = rows.flatMap(row => [row, [...row].reverse().join('')])

/** Known words, with digits and marks around them too; and what has few symbols or runs along the keyboard. */
function isCommon(plain: string): boolean {
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (commonPasswords.has(plain) || obvious.has(core)) return true
  return new Set(plain).size < 5 || (core.length > 2 && isRun(core)) || isRun(plain)
}

const obvious = new Set([
  'password',
  'passw0rd',
  'admin',
  'administrator',
  'mashangban',
  'shaoguan',
  'woaini',
  'iloveyou',
  'welcome',
  'letmein'
])
const isRun = (text: string) => runs.some(run => run.includes(text)) || /^(.{1,4})\1+$/u.test(text)

export const TypedPassword = v.pipe(v.string('请输入密码'), v.minLength(1, '请输入密码'), v.maxLength(256, '密码太长'))

/** Changing one's own password. Whether the new one is good depends on whose it is: `weaknessOf`. */
export const ChangePassword = v.object({ current: TypedPassword, password: TypedPassword })
