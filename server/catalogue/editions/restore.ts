import { isDeepStrictEqual } from 'node:util'
import type { Doer } from '../../audit/doer'
import { record } from '../../audit/record'
import type { Thing } from '../../basedata/last-change'
import { changeThing, makeThing, overtaken } from '../../basedata/things/change-thing'
import { type Standing, standingOf, type ThingKind } from '../../basedata/things/thing-kind'
import { Refusal } from '../../http/refusal'
import { mattersNow, topicThings } from '../keeping/kinds'
import { MatterModel, TopicModel } from '../model'
import { contentOfEdition, editionHeads } from './in-force'

/**
 * Makes the draft as an edition was, thing by thing, each with its history. What a crash leaves undone is a draft, and
 * doing it again does the rest.
 */
export async function restoreEdition(edition: number, by: Doer, now = new Date()): Promise<void> {
  const head = (await editionHeads(0)).find(({ _id }) => _id === edition)
  if (!head) throw new Refusal('not_found', '没有这一版')
  const { matters, topics } = await contentOfEdition(head)
  await record({ action: 'catalogueRestored', by, subject: `第 ${edition} 版` }, now)
  const restoring = { by, note: `恢复成第 ${edition} 版`, now }
  const [storedMatters, storedTopics] = await Promise.all([MatterModel.find().lean(), TopicModel.find().lean()])
  const wantedMatters = new Map(matters.map(({ code, extension: _extension, ...facts }) => [code, facts]))
  await makeAll(await mattersNow(), storedMatters, wantedMatters, restoring)
  await makeAll(topicThings, storedTopics, new Map(topics.map(({ id, ...facts }) => [id, facts])), restoring)
}

interface Restoring {
  by: Doer
  note: string
  now: Date
}

async function makeAll<F extends object, D extends Thing>(
  kind: ThingKind<F, D>,
  stored: readonly D[],
  wanted: ReadonlyMap<string, F>,
  { by, note, now }: Restoring
) {
  for (const thing of stored) {
    const facts = wanted.get(thing._id)
    const was = standingOf(kind, thing)
    const to: Standing<F> = facts ? { ...facts, active: true } : { ...was, active: false }
    if (isDeepStrictEqual(was, to)) continue
    const action = was.active === to.active ? kind.actions.changed : kind.actions[to.active ? 'opened' : 'closed']
    if (!(await changeThing(kind, thing, { action, to, note, by }, now))) throw overtaken(thing, '目录')
  }
  const there = new Set(stored.map(({ _id }) => _id))
  for (const [id, facts] of wanted) {
    if (there.has(id)) continue
    const to = { ...facts, active: true } as Standing<F>
    await makeThing(kind, id, { action: kind.actions.made, to, note, by }, now)
  }
}
