import { changesBetween, differences } from '../../contracts/rules/changes'
import {
  type RulesContent,
  type RulesKind,
  type RulesVersion,
  type RulesView,
  rulesKinds,
  rulesSchemas
} from '../../contracts/rules/kinds'
import { doerFrom, keptDoer } from '../audit/doer'
import { recordOnce } from '../audit/record'
import { isDuplicateKey } from '../db/duplicate-key'
import { kept } from '../db/kept'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import type { Staff } from '../staff/account'
import { DepartmentReader } from '../staff/readers'
import { checkDepartments } from './check-departments'
import { defaultRules } from './defaults'
import { type RulesDocument, RulesModel } from './model'
import { knownYears } from './working-calendar'

/** Returns the rules in force: the last saved version, or the built-in rules. */
export async function rulesOf<K extends RulesKind>(kind: K): Promise<RulesContent<K>> {
  return (await rulesInForce())[kind]
}

type AllRules = { [K in RulesKind]: RulesContent<K> }

const rulesInForce = kept('rules', async () => {
  const kinds = Object.keys(rulesKinds) as RulesKind[]
  const rules = await Promise.all(kinds.map(async kind => [kind, contentOf(kind, await lastVersion(kind))] as const))
  return Object.fromEntries(rules) as AllRules
})

const historyLength = 50
/** An entry of the audit log stays readable; every version is kept whole. */
const mostOnRecord = 200

/**
 * `builtInTexts` are the built-in sentences of messages. routes.ts passes them in, because `messages/` stands on
 * `rules/`.
 */
export async function presentRules(
  kind: RulesKind,
  builtInTexts: Record<string, string>,
  now = new Date()
): Promise<RulesView> {
  const [versions, nameOf] = await Promise.all([
    // One more than is shown, which the oldest shown is compared with.
    RulesModel.find({ kind })
      .sort({ version: -1 })
      .limit(historyLength + 1)
      .lean(),
    departmentNames(kind)
  ])
  const current = versions[0]
  return {
    kind,
    version: current?.version ?? 0,
    content: contentOf(kind, current),
    history: versions.slice(0, historyLength).map(({ version, at, by, note, content }, index) => ({
      version,
      at: at.toISOString(),
      by: by.name ?? '',
      note: note ?? '',
      changes: changesBetween(kind, contentOf(kind, versions[index + 1]), contentOf(kind, { content }), nameOf)
    })),
    ...(kind === 'texts' && { builtIn: builtInTexts }),
    ...(kind === 'calendar' && { years: knownYears(now.getUTCFullYear() - 1, now.getUTCFullYear() + 2) })
  }
}

/** Returns any version of a kind of rules, also one that the history no longer shows. */
export async function versionOfRules(kind: RulesKind, version: number): Promise<RulesVersion> {
  const [saved, current, nameOf] = await Promise.all([
    RulesModel.findById(`${kind}:${version}`).lean(),
    lastVersion(kind),
    departmentNames(kind)
  ])
  if (!saved && version > 0) throw new Refusal('not_found', '没有这一版')
  const content = contentOf(kind, saved)
  return { version, content, sinceThen: changesBetween(kind, content, contentOf(kind, current), nameOf) }
}

/** The content of a stored version, which the kind's schema parsed when it was saved; the built-in one without. */
export function contentOf<K extends RulesKind>(
  kind: K,
  saved: { content: string } | null | undefined
): RulesContent<K> {
  return saved ? (JSON.parse(saved.content) as RulesContent<K>) : defaultRules[kind]
}

async function departmentNames(kind: RulesKind): Promise<(id: string) => string> {
  const all = kind === 'dispatch' ? await DepartmentReader.find().select({ name: 1 }).lean() : []
  const names = new Map(all.map(({ _id, name }) => [_id, name]))
  return id => names.get(id) ?? id
}

interface Saving {
  version: number
  content: unknown
  note: string
}

/**
 * Saves a new version; whoever edited an older one is refused and keeps what was typed. Of two who save at once the
 * unique id lets one through. Sending the same again after a lost answer changes nothing.
 */
export async function saveRules(kind: RulesKind, saving: Saving, staff: Staff, now = new Date()) {
  const content = parse(rulesSchemas[kind], saving.content)
  if ('rules' in content) await checkDepartments(content.rules)
  const current = await lastVersion(kind)
  const text = JSON.stringify(content)
  if (current) await recordSaving(current)
  if (current?.version === saving.version + 1 && isSame(current, { ...saving, content: text }, staff)) return
  if (saving.version !== (current?.version ?? 0)) throw changed(current)
  const version = saving.version + 1
  const by = keptDoer(staff)
  const next = { _id: `${kind}:${version}`, kind, version, content: text, note: saving.note, by, at: now }
  try {
    await RulesModel.insert(next)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const first = await lastVersion(kind)
    if (first && isSame(first, { ...saving, content: text }, staff)) return
    throw changed(first)
  }
  await recordSaving(next)
}

const lastVersion = (kind: RulesKind) => RulesModel.findOne({ kind }).sort({ version: -1 }).lean()

/**
 * Writes into the audit log who saved a version and what it changed, once. The version itself is written first, so that the log
 * never tells of a version that somebody else saved; what a crash leaves out is written before the next version.
 */
async function recordSaving({ kind, version, content, by, note, at }: Omit<RulesDocument, '_id'>) {
  // A version that names no account is from before: its entry was written under another id.
  if (!by.username) return
  const subject = `${rulesKinds[kind]} 第 ${version} 版`
  const who = doerFrom(by)
  const [before, nameOf] = await Promise.all([
    RulesModel.findById(`${kind}:${version - 1}`).lean(),
    departmentNames(kind)
  ])
  const all = differences(kind, contentOf(kind, before), contentOf(kind, { content }), nameOf)
  const left = all.length - mostOnRecord
  const more = left > 0 ? [{ what: `另有 ${left} 处，见规则的版本记录` }] : []
  const changes = [...all.slice(0, mostOnRecord), ...more]
  await recordOnce(`rules:${kind}:${version}`, { action: 'rulebookSaved', by: who, subject, reason: note, changes }, at)
}

function isSame(saved: RulesDocument, { content, note }: { content: string; note: string }, staff: Staff): boolean {
  return saved.by.id === staff.id && saved.content === content && saved.note === note
}

function changed(current: { by: { name?: string | null }; version: number } | null): Refusal {
  return new Refusal(
    'rules_changed',
    current ? `${current.by.name}刚保存了第 ${current.version} 版，请看过再改，您填的内容还在` : undefined
  )
}
