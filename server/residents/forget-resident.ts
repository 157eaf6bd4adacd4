import { forgetSession } from '../limits/rate-limit'
import { forgetSandboxMessages } from '../wechat/sandbox'
import { ResidentModel } from './model'

/** Deletes a resident with the openid and the consents, and what was counted of their session. */
export async function forgetResident(id: string): Promise<void> {
  const resident = await ResidentModel.findOneAndDelete({ _id: id }).lean()
  if (resident?.openid) forgetSandboxMessages(resident.openid)
  await forgetSession(id)
}
