import { resolve } from 'node:path'
import * as v from 'valibot'
import { watchers } from '../contracts/accounts/separate'
import { type Role, roles } from '../contracts/staff/roles'
import { BadSetting } from './bad-setting'
import { makeDataFolder } from './data-folder'
import { settingsOnRecord } from './on-record'
import { minSecretLength, secretsFor } from './secrets'

export { BadSetting }

const optional = v.optional(v.pipe(v.string(), v.trim()))
const number = (fallback: string, name: string, min: number, max: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, `${name} 应是数字`),
      v.toNumber(),
      v.minValue(min, `${name} 应在 ${min} 到 ${max} 之间`),
      v.maxValue(max, `${name} 应在 ${min} 到 ${max} 之间`)
    ),
    fallback
  )
const secret = (name: string) =>
  v.optional(v.pipe(v.string(), v.minLength(minSecretLength, `${name} 至少 ${minSecretLength} 个字符`)))

/** Every variable the server reads; .env.example explains them in the same order. */
const Environment = v.object({
  NODE_ENV: v.optional(v.string(), 'development'),
  PORT: number('3000', 'PORT', 0, 65535),
  HOST: v.optional(v.string(), '0.0.0.0'),
  PUBLIC_URL: v.optional(v.pipe(v.string(), v.url('PUBLIC_URL 应是完整网址，例如 https://city.example.cn'))),
  METRICS_PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'METRICS_PORT 应是端口号'),
      v.toNumber(),
      v.maxValue(65535, 'METRICS_PORT 应是端口号')
    )
  ),
  METRICS_HOST: v.optional(v.string(), '127.0.0.1'),
  // "true" is from before the number counted: one proxy, which is what it was meant for.
  TRUST_PROXY: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(\d|true|false)$/, 'TRUST_PROXY 应是前面反向代理的个数，例如 1'),
      v.transform(text => (text === 'true' ? 1 : text === 'false' ? 0 : Number(text)))
    ),
    '0'
  ),
  MAX_REQUESTS: number('200', 'MAX_REQUESTS', 1, 100_000),
  MAX_LAG_MS: number('250', 'MAX_LAG_MS', 10, 60_000),
  SLOW_MS: number('1000', 'SLOW_MS', 0, 600_000),
  LIVE_SECONDS: number('3600', 'LIVE_SECONDS', 0, 86_400),
  DATA_DIR: v.optional(v.string(), './data'),
  MONGODB_URL: v.optional(
    v.pipe(v.string(), v.regex(/^mongodb(\+srv)?:\/\//, 'MONGODB_URL 应以 mongodb:// 或 mongodb+srv:// 开头'))
  ),
  LOG_LEVEL: v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'LOG_LEVEL 不对'), 'info'),
  SESSION_IDLE_MINUTES: number('30', 'SESSION_IDLE_MINUTES', 2, 720),
  PHONE_IDLE_MINUTES: number('30', 'PHONE_IDLE_MINUTES', 2, 720),
  SEVERAL_SESSIONS: v.optional(v.picklist(['true', 'false'], 'SEVERAL_SESSIONS 应是 true 或 false'), 'false'),
  RESIDENT_SECRET: secret('RESIDENT_SECRET'),
  STAFF_SECRET: secret('STAFF_SECRET'),
  MEDIA_SECRET: secret('MEDIA_SECRET'),
  CONTACT_SECRET: secret('CONTACT_SECRET'),
  CONTACT_SECRET_OTHER: secret('CONTACT_SECRET_OTHER'),
  AUDIT_SECRET: secret('AUDIT_SECRET'),
  SECOND_FACTOR_ROLES: v.optional(
    v.pipe(
      v.string(),
      v.transform(text => (text === 'none' ? [] : text.split(',').map(role => role.trim()))),
      v.array(
        v.picklist(
          Object.keys(roles) as Role[],
          `SECOND_FACTOR_ROLES 应是 none，或用逗号隔开的岗位：${Object.keys(roles).join(' ')}`
        )
      )
    )
  ),
  DEMO_PASSWORD: v.optional(v.pipe(v.string(), v.minLength(8, 'DEMO_PASSWORD 至少 8 个字符'))),
  DIVISION: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/, 'DIVISION 应是 6 位行政区划代码')), '440204'),
  CITY_NAME: v.optional(v.string(), '韶关市浈江区'),
  BUREAU_NAME: v.optional(v.string(), '城市管理和综合执法局'),
  HOTLINE: v.optional(v.string(), '12345'),
  GAS_HOTLINE: v.optional(v.pipe(v.string(), v.regex(/^[\d-]{3,20}$/, 'GAS_HOTLINE 应是电话号码'))),
  FILING_NUMBER: optional,
  OSS_REGION: optional,
  OSS_BUCKET: optional,
  OSS_ACCESS_KEY_ID: optional,
  OSS_ACCESS_KEY_SECRET: optional,
  OSS_ENDPOINT: v.optional(v.pipe(v.string(), v.url('OSS_ENDPOINT 应是完整网址'))),
  WECHAT_APPID: optional,
  WECHAT_SECRET: optional,
  WECHAT_TEMPLATE_PROGRESS: v.optional(
    v.pipe(v.string(), v.regex(/^[\w-]{10,80}$/, 'WECHAT_TEMPLATE_PROGRESS 应是微信后台的模板 ID'))
  ),
  WECHAT_PROGRESS_FIELDS: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^(case|what|place|time)=\w{1,40}(,(case|what|place|time)=\w{1,40}){0,3}$/,
        'WECHAT_PROGRESS_FIELDS 应像 case=character_string1,what=thing2,place=thing3,time=time4'
      )
    ),
    'case=character_string1,what=thing2,place=thing3,time=time4'
  )
})

export type Settings = ReturnType<typeof readSettings>

function parsed(environment: Record<string, string | undefined>) {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = v.safeParse(Environment, set)
  if (!result.success) throw new BadSetting(result.issues[0].message)
  return result.output
}

/** Where the data is, for programs that move or copy it and need no secret. */
export function readDataPlace(environment: Record<string, string | undefined> = process.env) {
  const { DATA_DIR, MONGODB_URL, OSS_BUCKET } = parsed(environment)
  return { dataDir: resolve(DATA_DIR), mongodbUrl: MONGODB_URL, photosElsewhere: OSS_BUCKET !== undefined }
}

/** Parses the environment once. Throws `BadSetting` with one sentence that names the variable. */
export function readSettings(environment: Record<string, string | undefined> = process.env) {
  const env = parsed(environment)
  const production = env.NODE_ENV === 'production'
  const dataDir = resolve(env.DATA_DIR)
  if (Boolean(env.WECHAT_APPID) !== Boolean(env.WECHAT_SECRET)) {
    throw new BadSetting('WECHAT_APPID 和 WECHAT_SECRET 要么都填，要么都不填')
  }
  try {
    makeDataFolder(dataDir)
  } catch {
    throw new BadSetting(`数据目录 ${dataDir} 不能写入，请检查权限，或用 DATA_DIR 换一个目录`)
  }
  const secrets = secretsFor(env, dataDir, production)
  const secondFactorRoles = env.SECOND_FACTOR_ROLES ?? (production ? [...watchers] : [])
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    /** How many proxies stand in front, each of which appends to X-Forwarded-For. */
    proxies: env.TRUST_PROXY,
    ...(env.METRICS_PORT !== undefined && { metrics: { port: env.METRICS_PORT, host: env.METRICS_HOST } }),
    /** From when on a request is named as slow in the log. */
    slowMs: env.SLOW_MS,
    /** For so long one answer of the live stream goes on. */
    liveSeconds: env.LIVE_SECONDS,
    overload: { most: env.MAX_REQUESTS, lagMs: env.MAX_LAG_MS },
    dataDir,
    mongodbUrl: env.MONGODB_URL,
    logLevel: env.LOG_LEVEL,
    staffSessions: {
      /** After so long without anything that the person did, a session ends. */
      idleMinutes: { console: env.SESSION_IDLE_MINUTES, phone: env.PHONE_IDLE_MINUTES },
      /** Whether one account may be signed in at several desks, or on several phones, at once. */
      several: env.SEVERAL_SESSIONS === 'true'
    },
    secrets,
    /** Who must have a second factor. The demo city's accounts are printed with their password, to be tried at once. */
    secondFactorRoles,
    demoPassword: env.DEMO_PASSWORD,
    division: env.DIVISION,
    about: {
      city: env.CITY_NAME,
      bureau: env.BUREAU_NAME,
      hotline: env.HOTLINE,
      gas: env.GAS_HOTLINE,
      filing: env.FILING_NUMBER
    },
    oss: ossOf(env),
    wechat: env.WECHAT_APPID && env.WECHAT_SECRET ? { appid: env.WECHAT_APPID, secret: env.WECHAT_SECRET } : undefined,
    /** The subscribe message about the progress of a report, and which field of it says what. */
    wechatProgress: env.WECHAT_TEMPLATE_PROGRESS
      ? { template: env.WECHAT_TEMPLATE_PROGRESS, fields: fieldsOf(env.WECHAT_PROGRESS_FIELDS) }
      : undefined,
    onRecord: settingsOnRecord({ ...env, DATA_DIR: dataDir, SECOND_FACTOR_ROLES: secondFactorRoles }, secrets)
  }
}

/** `case=thing1,time=time2` by name: what we have to say, and the template's field for it. */
function fieldsOf(text: string): Partial<Record<'case' | 'what' | 'place' | 'time', string>> {
  return Object.fromEntries(text.split(',').map(pair => pair.split('=')))
}

/** The photo bucket, when all four of its settings are there; some without the others is a mistake. */
function ossOf(env: v.InferOutput<typeof Environment>) {
  const {
    OSS_REGION: region,
    OSS_BUCKET: bucket,
    OSS_ACCESS_KEY_ID: accessKeyId,
    OSS_ACCESS_KEY_SECRET: accessKeySecret
  } = env
  if (region && bucket && accessKeyId && accessKeySecret) {
    return { region, bucket, accessKeyId, accessKeySecret, ...(env.OSS_ENDPOINT && { endpoint: env.OSS_ENDPOINT }) }
  }
  if (region || bucket || accessKeyId || accessKeySecret) {
    throw new BadSetting('OSS_REGION、OSS_BUCKET、OSS_ACCESS_KEY_ID、OSS_ACCESS_KEY_SECRET 要么都填，要么都不填')
  }
  return undefined
}
