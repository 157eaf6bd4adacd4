import mongoose from 'mongoose'
import {
  type RulebookContent,
  type RulebookKind,
  type RulebookView,
  rulebookKinds,
  rulebooks
} from '../../contracts/rules/rulebooks'
import { record } from '../audit/record'
import { parse } from '../http/parse'
import { Refusal } from '../http/refusal'
import { builtInTexts } from '../messages/sentences'
import type { Staff } from '../staff/account'
import { checkDepartments } from './check-departments'
import { defaultRulebooks } from './defaults'
import { RulebookModel } from './model'
import { mayEdit } from './policy'
import { knownYears } from './working-calendar'

/** The rules in force: the last version saved, or the built-in ones. */
export async function rulesOf<K extends RulebookKind>(kind: K): Promise<RulebookContent<K>> {
  const saved = await RulebookModel.findOne({ kind }).sort({ version: -1 }).lean()
  // What is stored was parsed by the kind's schema when it was saved.
  return saved ? (JSON.parse(saved.content) as RulebookContent<K>) : defaultRulebooks[kind]
}

const historyLength = 50

export async function presentRulebook(kind: RulebookKind, now = new Date()): Promise<RulebookView> {
  const versions = await RulebookModel.find({ kind }).sort({ version: -1 }).limit(historyLength).lean()
  const current = versions[0]
  return {
    kind,
    version: current?.version ?? 0,
    content: current ? JSON.parse(current.content) : defaultRulebooks[kind],
    history: versions.map(({ version, at, by, note }) => ({
      version,
      at: at.toISOString(),
      by: by.name ?? '',
      note: note ?? ''
    })),
    ...(kind === 'texts' && { builtIn: builtInTexts() }),
    ...(kind === 'calendar' && { years: knownYears(now.getUTCFullYear() - 1, now.getUTCFullYear() + 2) })
  }
}

interface Saving {
  version: number
  content: unknown
  note: string
}

/** Saves a new version; whoever edited an older one is refused and keeps what was typed. */
export async function saveRulebook(kind: RulebookKind, saving: Saving, staff: Staff, now = new Date()) {
  if (!mayEdit(kind, staff)) throw new Refusal('forbidden', `您的岗位不能修改${rulebookKinds[kind]}`)
  const content = parse(rulebooks[kind], saving.content)
  if ('rules' in content) await checkDepartments(content.rules)
  const current = await RulebookModel.findOne({ kind }).sort({ version: -1 }).lean()
  const last = current?.version ?? 0
  if (saving.version !== last) throw changed(current)
  const version = last + 1
  await record(
    {
      action: 'rulebookSaved',
      by: { id: staff.id, username: staff.username, name: staff.name },
      subject: `${rulebookKinds[kind]} 第 ${version} 版`,
      reason: saving.note
    },
    now
  )
  try {
    await RulebookModel.create({
      _id: `${kind}:${version}`,
      kind,
      version,
      content: JSON.stringify(content),
      note: saving.note,
      by: { id: staff.id, name: staff.name },
      at: now
    })
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11000) throw error
    throw changed(await RulebookModel.findOne({ kind }).sort({ version: -1 }).lean())
  }
}

function changed(current: { by: { name?: string | null }; version: number } | null): Refusal {
  return new Refusal(
    'rulebook_changed',
    current ? `${current.by.name}刚保存了第 ${current.version} 版，请看过再改，您填的内容还在` : undefined
  )
}
