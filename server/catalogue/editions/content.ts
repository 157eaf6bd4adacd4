import { createHash } from 'node:crypto'
import { isLocalCode } from '../../../contracts/catalogue/codes'
import type { TopicFacts } from '../../../contracts/catalogue/records'
import { topicThings } from '../keeping/kinds'
import { factsOfMatter, type StoredMatter } from '../keeping/matter-facts'
import { type MatterDocument, MatterModel, type TopicDocument, TopicModel } from '../model'

export type PublishedMatter = StoredMatter & { code: string; extension: boolean }
export type PublishedTopic = TopicFacts & { id: string }

/** A whole catalogue: what is open, matters by code and topics in their order. */
export interface Content {
  matters: PublishedMatter[]
  topics: PublishedTopic[]
}

export const isExtension = ({ _id, extension }: Pick<MatterDocument, '_id' | 'extension'>) =>
  extension || isLocalCode(_id)

/** Returns the draft as it would be published. */
export async function draftContent(): Promise<Content> {
  const [matters, topics]: [MatterDocument[], TopicDocument[]] = await Promise.all([
    MatterModel.find({ active: { $ne: false } })
      .sort({ _id: 1 })
      .lean(),
    TopicModel.find({ active: { $ne: false } })
      .sort({ order: 1, _id: 1 })
      .lean()
  ])
  return {
    matters: matters.map(matter => ({ code: matter._id, extension: isExtension(matter), ...factsOfMatter(matter) })),
    topics: topics.map(topic => ({ id: topic._id, ...topicThings.factsOf(topic) }))
  }
}

/** Stands for a whole content: two that differ in anything have different ones. */
export const digestOf = (content: Content) =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32)
