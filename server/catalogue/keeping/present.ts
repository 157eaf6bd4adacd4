import * as v from 'valibot'
import type { AuditChange } from '../../../contracts/audit/views'
import type { DraftMark, MatterBrief, MatterRecord, TopicRecord } from '../../../contracts/catalogue/records'
import type { BaseChangeDocument } from '../../basedata/change-model'
import { isExtension } from '../editions/content'
import { draftNow } from '../editions/draft'
import type { MatterDocument, TopicDocument } from '../model'
import { topicThings } from './kinds'
import { factsOfMatter } from './matter-facts'

type Marks = ReadonlyMap<string, DraftMark>

/** How each thing of the draft differs from the last edition, by kind and id. */
export async function draftMarksNow(): Promise<Marks> {
  const { differences } = await draftNow()
  return new Map(
    differences.map(({ kind, id, what }): [string, DraftMark] => [`${kind} ${id}`, what === 'gone' ? 'closed' : what])
  )
}

const keptOf = (thing: MatterDocument | TopicDocument, mark: DraftMark | undefined) => ({
  version: thing.version ?? 0,
  active: thing.active !== false,
  ...(mark && { draft: mark })
})

export function presentMatter(matter: MatterDocument, marks: Marks): MatterRecord {
  const { lastCondition: _last, ...facts } = factsOfMatter(matter)
  const kept = keptOf(matter, marks.get(`matter ${matter._id}`))
  return { code: matter._id, extension: isExtension(matter), ...kept, ...facts }
}

export function briefMatter(matter: MatterDocument, marks: Marks): MatterBrief {
  const { name, sheet, majorName, conditions } = factsOfMatter(matter)
  const kept = keptOf(matter, marks.get(`matter ${matter._id}`))
  const extension = isExtension(matter)
  return { code: matter._id, name, sheet, majorName, extension, conditions: conditions.length, ...kept }
}

/** Whether all these words stand in what is kept of a matter. */
export function hasWords(matter: MatterDocument, words: readonly string[]): boolean {
  const { name, majorName, conditions, words: spoken, code2013, code2007 } = factsOfMatter(matter)
  const whens = conditions.map(({ when }) => when)
  const text = [matter._id, name, majorName, code2013, code2007, ...whens, ...spoken].join(' ').toLowerCase()
  return words.every(word => text.includes(word))
}

export const presentTopic = (topic: TopicDocument, marks: Marks): TopicRecord => ({
  id: topic._id,
  ...keptOf(topic, marks.get(`topic ${topic._id}`)),
  ...topicThings.factsOf(topic)
})

/** A change with the facts as they stood after it, where the form can take them again. */
export function presentChange<S extends v.GenericSchema>(
  schema: S,
  { version, at, by, note, changes, facts }: BaseChangeDocument
) {
  const said = changes.map(
    ({ what, before, after }): AuditChange => ({ what, ...(before && { before }), ...(after && { after }) })
  )
  const read = v.safeParse(schema, JSON.parse(facts))
  const stood = read.success && { facts: read.output }
  return { version, at: at.toISOString(), by: by.name ?? '', note: note ?? '', changes: said, ...stood }
}
