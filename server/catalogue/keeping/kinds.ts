import type { Model } from 'mongoose'
import type { AuditChange } from '../../../contracts/audit/views'
import type { TopicFacts } from '../../../contracts/catalogue/records'
import type { Thing } from '../../basedata/last-change'
import type { ThingKind } from '../../basedata/things/thing-kind'
import { allDepartments } from '../../staff/kept-staff'
import { type MatterDocument, MatterModel, type TopicDocument, TopicModel } from '../model'
import { matterChanges } from './matter-changes'
import { factsOfMatter, type StoredMatter } from './matter-facts'

export type MatterKind = ThingKind<StoredMatter, MatterDocument>

/** Matters as the mechanism of base data writes them. `nameOf` names a department. */
export const matterThings = (nameOf: (department: string) => string): MatterKind => ({
  kind: 'matter',
  model: MatterModel as unknown as Model<Thing>,
  factsOf: factsOfMatter,
  optional: ['code2013', 'code2007'],
  changesBetween: (before, after) => matterChanges(before, after, nameOf),
  titleOf: (code, { name }) => `${code} ${name}`,
  actions: { made: 'matterMade', changed: 'matterChanged', closed: 'matterClosed', opened: 'matterOpened' }
})

export async function departmentNames(): Promise<(id: string) => string> {
  const names = new Map((await allDepartments()).map(({ _id, name }) => [_id, name]))
  return id => names.get(id) ?? id
}

export const mattersNow = async () => matterThings(await departmentNames())

export type TopicKind = ThingKind<TopicFacts, TopicDocument>

export const topicThings: TopicKind = {
  kind: 'topic',
  model: TopicModel as unknown as Model<Thing>,
  factsOf: ({ label, hint, matters, questions, order }) => ({
    label,
    hint: hint ?? '',
    matters: [...matters],
    questions: [...(questions ?? [])],
    order
  }),
  optional: [],
  changesBetween: topicChanges,
  titleOf: (_, { label }) => label,
  actions: { made: 'topicMade', changed: 'topicChanged', closed: 'topicClosed', opened: 'topicOpened' }
}

type Topic = TopicFacts & { active: boolean }

const lines: Record<string, (topic: Topic) => string | undefined> = {
  名称: ({ label }) => label,
  提示: ({ hint }) => hint || undefined,
  事项: ({ matters }) => matters.join('、') || undefined,
  追问: ({ questions }) => questions.join('；') || undefined,
  次序: ({ order }) => String(order),
  状态: ({ active }) => (active ? '在用' : '已停用')
}

export function topicChanges(before: Topic | undefined, after: Topic): AuditChange[] {
  return Object.entries(lines).flatMap(([what, say]) => {
    const [was, is] = [before && say(before), say(after)]
    return was === is ? [] : [{ what, ...(was && { before: was }), ...(is && { after: is }) }]
  })
}
