import { Types } from 'mongoose'
import { ResidentModel } from './model'

/** WeChat itself keeps no more of a person's consents to one template than this is good for. */
const most = 100

/** Counts one consent more to each template; only somebody who came by WeChat can give any. */
export async function addConsents(id: string, templates: readonly string[]): Promise<void> {
  for (const template of templates) {
    const path = `consents.${template}`
    await ResidentModel.updateOne(
      { _id: id, kind: 'wechat', [path]: { $not: { $gte: most } } },
      { $inc: { [path]: 1 } }
    )
  }
}

/** Takes one consent, when at least so many are there. Returns the openid to send to, or undefined. */
export async function claimConsent(id: string, template: string, least: number): Promise<string | undefined> {
  const path = `consents.${template}`
  const resident = await ResidentModel.findOneAndUpdate(
    { _id: id, kind: 'wechat', [path]: { $gte: least } },
    { $inc: { [path]: -1 } }
  ).lean()
  return resident?.openid ?? undefined
}

/** Gives back what was taken for a message that never went out. */
export async function returnConsent(id: string, template: string): Promise<void> {
  await ResidentModel.updateOne({ _id: id }, { $inc: { [`consents.${template}`]: 1 } })
}

/** WeChat says that this person has not agreed, so whatever we counted is wrong. */
export async function forgetConsents(id: string, template: string): Promise<void> {
  await ResidentModel.updateOne({ _id: id }, { $set: { [`consents.${template}`]: 0 } })
}

export async function openidOf(id: string): Promise<string | undefined> {
  const resident = await ResidentModel.findById(id).lean()
  return resident?.openid ?? undefined
}

/** Those of the residents whom WeChat can reach at all. */
export async function reachableInWechat(ids: readonly string[]): Promise<string[]> {
  const valid = ids.filter(id => Types.ObjectId.isValid(id))
  const residents = await ResidentModel.find({ _id: { $in: valid }, kind: 'wechat' })
    .select({ _id: 1 })
    .lean()
  return residents.map(({ _id }) => String(_id))
}
