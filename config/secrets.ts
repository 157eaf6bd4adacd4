import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { BadSetting } from './bad-setting'

export const minSecretLength = 32

const names = ['RESIDENT_SECRET', 'STAFF_SECRET', 'MEDIA_SECRET', 'CONTACT_SECRET', 'AUDIT_SECRET'] as const
/** Came later than the first installations: a file without it gets one. */
const later = 'AUDIT_SECRET' satisfies SecretName
type SecretName = (typeof names)[number]
/** A second one that opens what is stored, while a city goes from one CONTACT_SECRET to the next. */
export const otherContact = 'CONTACT_SECRET_OTHER'
type Secrets = Record<SecretName, string> & { [otherContact]?: string }

/** Production names its secrets; otherwise each installation makes its own and keeps them in the data folder. */
export function secretsFor(env: Partial<Secrets>, dataDir: string, production: boolean) {
  const missing = names.filter(name => !env[name])
  if (production && missing.length > 0)
    throw new BadSetting(`正式环境必须设置 ${missing.join('、')}（各至少 ${minSecretLength} 个字符）`)
  const kept = missing.length > 0 ? keptSecrets(dataDir, missing) : {}
  const all = { ...kept, ...definedIn(env) } as Secrets
  const other = all[otherContact]
  return {
    resident: all.RESIDENT_SECRET,
    staff: all.STAFF_SECRET,
    media: all.MEDIA_SECRET,
    contact: all.CONTACT_SECRET,
    audit: all.AUDIT_SECRET,
    ...(other && { otherContact: other })
  }
}

const definedIn = (env: Partial<Secrets>) => Object.fromEntries(Object.entries(env).filter(([, value]) => value))

/**
 * Reads the kept secrets, or makes them for a new installation. What exists and is not whole is refused: with another
 * secret stored telephone numbers could not be read any more.
 */
function keptSecrets(dataDir: string, wanted: readonly SecretName[]): Secrets {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const onlyLater = wanted.every(name => name === later)
    if (!onlyLater && existsSync(join(dataDir, 'mashangban.db'))) throw new BadSetting(lost(file))
    make(file, onlyLater ? [later] : names)
  }
  const kept = parsed(file)
  const added = kept[later] === undefined && wanted.includes(later)
  const bad = wanted.filter(name => !added || name !== later).filter(name => isBad(kept[name]))
  const other = kept[otherContact]
  if (bad.length > 0 || (other !== undefined && isBad(other))) {
    const named = bad.length > 0 ? bad : [otherContact]
    throw new BadSetting(
      `${file} 里的 ${named.join('、')} 缺失或不完整（应至少 ${minSecretLength} 个字符）：${putBack}`
    )
  }
  return (added ? withLater(file, kept) : kept) as Secrets
}

const isBad = (secret: unknown) => typeof secret !== 'string' || secret.length < minSecretLength

const putBack = '请从备份放回原来的 secrets.json，否则已存的联系电话再也读不出来'
const lost = (file: string) =>
  `${file} 不见了，可是这里已经有数据：${putBack}；确实找不回来，就把五个 …_SECRET 写进环境变量再启动`

export function parsed(file: string): Partial<Record<SecretName | typeof otherContact, unknown>> {
  const text = read(file)
  try {
    const kept: unknown = JSON.parse(text)
    if (typeof kept === 'object' && kept !== null) return kept
  } catch {
    // Said below.
  }
  throw new BadSetting(`${file} 不完整，读不出里面的密钥：${putBack}；如果这里还没有任何数据，删除这个文件再启动`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EISDIR') throw new BadSetting(`${file} 应当是密钥文件，却是一个文件夹：请把它移到别处，${putBack}`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new BadSetting(`没有权限读 ${file}：请让启动服务的用户成为它的所有者（chown），再启动`)
    throw new BadSetting(`${file} 读不出来（${code}）：请检查磁盘，${putBack}`)
  }
}

export const fresh = () => randomBytes(32).toString('hex')

/** When two processes start at once, the secrets of the first count. */
function make(file: string, wanted: readonly SecretName[]) {
  const made = Object.fromEntries(wanted.map(name => [name, fresh()]))
  put(file, made, (partial, whole) => linkSync(partial, whole))
}

/** Adds the secret that an older file lacks. The last of two processes that start at once counts; nothing hangs on it yet. */
function withLater(file: string, found: Partial<Record<SecretName, unknown>>) {
  const more = { ...found, [later]: fresh() }
  put(file, more, renameSync)
  return parsed(file)
}

/** The file appears whole or not at all. */
export function put(file: string, secrets: object, inPlace: (partial: string, file: string) => void) {
  const partial = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    const opened = openSync(partial, 'wx', 0o600)
    writeFileSync(opened, `${JSON.stringify(secrets, null, 2)}\n`)
    fsyncSync(opened)
    closeSync(opened)
    inPlace(partial, file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw new BadSetting(`写不了密钥文件 ${file}：${message}，请检查磁盘空间和权限`)
  } finally {
    rmSync(partial, { force: true })
  }
}
