import { Types } from 'mongoose'
import { ResidentModel } from './model'

/** The most consents to one template that we count for a person. */
const most = 100

/** Counts one more consent for each template. Only a WeChat user can give consent. */
export async function addConsents(id: string, templates: readonly string[]): Promise<void> {
  for (const template of templates) {
    const path = `consents.${template}`
    await ResidentModel.updateOne(
      { _id: id, kind: 'wechat', [path]: { $not: { $gte: most } } },
      { $inc: { [path]: 1 } }
    )
  }
}

/** Uses one consent if at least `least` are left. Returns the openid to send to, or undefined. */
export async function claimConsent(id: string, template: string, least: number): Promise<string | undefined> {
  const path = `consents.${template}`
  const resident = await ResidentModel.findOneAndUpdate(
    { _id: id, kind: 'wechat', [path]: { $gte: least } },
    { $inc: { [path]: -1 } }
  ).lean()
  return resident?.openid ?? undefined
}

/** Returns the consent of a message that was not sent. */
export async function returnConsent(id: string, template: string): Promise<void> {
  await ResidentModel.updateOne({ _id: id }, { $inc: { [`consents.${template}`]: 1 } })
}

/** Sets the count to none, because WeChat says that this person has not agreed. */
export async function forgetConsents(id: string, template: string): Promise<void> {
  await ResidentModel.updateOne({ _id: id }, { $set: { [`consents.${template}`]: 0 } })
}

/** Takes back every consent, as its giver wants it. */
export async function withdrawConsents(id: string): Promise<void> {
  await ResidentModel.updateOne({ _id: id }, { $unset: { consents: 1 } })
}

export async function openidOf(id: string): Promise<string | undefined> {
  const resident = await ResidentModel.findById(id).lean()
  return resident?.openid ?? undefined
}

/** Returns those residents whom WeChat can reach at all. */
export async function reachableInWechat(ids: readonly string[]): Promise<string[]> {
  const valid = ids.filter(id => Types.ObjectId.isValid(id))
  const residents = await ResidentModel.find({ _id: { $in: valid }, kind: 'wechat' })
    .select({ _id: 1 })
    .lean()
  return residents.map(({ _id }) => String(_id))
}
