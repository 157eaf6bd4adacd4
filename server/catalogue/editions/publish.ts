import type { EditionBrief, Publish } from '../../../contracts/catalogue/editions'
import { chinaDay } from '../../../contracts/china-time'
import { type Doer, doerFrom, keptDoer } from '../../audit/doer'
import { recordOnce } from '../../audit/record'
import { isDuplicateKey } from '../../db/duplicate-key'
import { Refusal } from '../../http/refusal'
import { departmentNames } from '../keeping/kinds'
import { EditionModel } from '../model'
import { type Content, digestOf, draftContent } from './content'
import { differencesBetween } from './differences'
import { contentOfEdition, type EditionHead, editionHeads, inForceOf } from './in-force'

/**
 * Publishes the draft that a person has seen. Of two who publish at once the number lets one through. The edition is
 * written first; its entry in the audit log, which a crash leaves out, is written before the next one.
 */
export async function publishDraft({ edition, seen, from, note }: Publish, by: Doer, now = new Date()) {
  const [last] = await editionHeads(1)
  if (last) await recordEdition(last)
  const content = await draftContent()
  const today = chinaDay(now)
  const refusal = refusalOf(last, content, { edition, seen, from: from ?? today, today })
  if (refusal) throw refusal
  const before = last ? await contentOfEdition(last) : { matters: [], topics: [] }
  if (differencesBetween(before, content, await departmentNames()).length === 0) {
    throw new Refusal('base_state', '草稿和最后一版一样，没有要发布的')
  }
  const head = await insertEdition(edition + 1, content, { by: keptDoer(by), note, from: from ?? today, at: now })
  if (!head) throw overtaken()
  await recordEdition(head)
  return head
}

const overtaken = () => new Refusal('base_changed', '草稿刚被别人改过或发布过，请看过最新的修改再发布')

function refusalOf(
  last: EditionHead | undefined,
  content: Content,
  asked: { edition: number; seen: string; from: string; today: string }
): Refusal | undefined {
  if ((last?._id ?? 0) !== asked.edition || digestOf(content) !== asked.seen) return overtaken()
  if (asked.from < asked.today) return new Refusal('invalid_fields', undefined, { from: '不能早于今天' })
  if (content.matters.length === 0) return new Refusal('base_state', '目录里一个事项也没有，不能发布')
  return undefined
}

interface Publishing {
  by: ReturnType<typeof keptDoer>
  note: string
  from: string
  at: Date
}

/** Returns undefined when somebody else has published this number. */
async function insertEdition(edition: number, content: Content, { by, note, from, at }: Publishing) {
  const head = { _id: edition, at, by, note, from, matters: content.matters.length, topics: content.topics.length }
  try {
    await EditionModel.insert({ ...head, content: JSON.stringify(content) })
    return head
  } catch (error) {
    if (isDuplicateKey(error)) return undefined
    throw error
  }
}

/** The edition that begins the row was published by nobody. */
const nobody = { username: '', name: '系统' }

async function recordEdition({ _id, by, note, from, at, matters, topics }: EditionHead) {
  if (!by.username && by.name === nobody.name) return
  const changes = [
    { what: '施行日期', after: from },
    { what: '事项', after: String(matters) },
    { what: '诉求类别', after: String(topics) }
  ]
  const entry = { action: 'cataloguePublished' as const, by: doerFrom(by), subject: `第 ${_id} 版`, changes }
  await recordOnce(`catalogue edition ${_id}`, { ...entry, ...(note && { reason: note }) }, at)
}

/**
 * Whatever changes the draft calls this first: from then on the draft is one, and what was in force before it is the
 * first edition.
 */
export async function keepFirstEdition(now = new Date()): Promise<void> {
  const [last] = await editionHeads(1)
  if (last) return
  const note = '开始保存版本时的目录'
  await insertEdition(1, await draftContent(), { by: nobody, note, from: chinaDay(now), at: now })
}

/** Publishes what a command has imported, whatever the draft held besides. */
export async function publishFromCommand(by: Doer, note: string, now = new Date()): Promise<void> {
  const [[last], content] = await Promise.all([editionHeads(1), draftContent()])
  if (last && differencesBetween(await contentOfEdition(last), content, id => id).length === 0) return
  const publishing = { by: keptDoer(by), note, from: chinaDay(now), at: now }
  const head = await insertEdition((last?._id ?? 0) + 1, content, publishing)
  if (!head) throw overtaken()
  await recordEdition(head)
}

export function presentEditions(newestFirst: readonly EditionHead[], now = new Date()): EditionBrief[] {
  const inForce = inForceOf(newestFirst, chinaDay(now))?._id ?? 0
  return newestFirst.map(({ _id, at, by, note, from, matters, topics }) => ({
    edition: _id,
    at: at.toISOString(),
    by: by.name ?? '',
    note: note ?? '',
    from,
    state: stateOf(_id, inForce, newestFirst, from),
    matters,
    topics
  }))
}

function stateOf(edition: number, inForce: number, all: readonly EditionHead[], from: string): EditionBrief['state'] {
  if (edition === inForce) return 'inForce'
  const overtaken = all.some(each => each._id > edition && each.from <= from)
  if (edition > inForce) return overtaken ? 'overtaken' : 'planned'
  return 'past'
}
