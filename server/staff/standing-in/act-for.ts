import { Refusal } from '../../http/refusal'
import type { Staff } from '../account'
import type { AccountDocument } from '../model'
import { heldNow } from '../roles/held'
import { allRoles } from '../roles/kept-roles'
import { standsInToday } from './colleagues'
import { whyNotFor } from './whether-may'

/**
 * Returns as whom somebody works who stands in for a colleague: with the colleague's roles, department, duty grids and tasks, and
 * with nothing of their own but their name and session. Asked at each request, so that it ends at once.
 */
export async function actFor(
  person: Staff,
  account: AccountDocument & { _id: unknown },
  asked: string,
  now = new Date()
): Promise<Staff> {
  const today = await standsInToday(person.id, now)
  const found = today.find(({ colleague }) => String(colleague._id) === asked)
  if (!found) throw new Refusal('standing_in_over')
  const { colleague } = found
  // Reading what the colleague may do sees to it that the roles kept here are not older.
  const { held, rights, secondFactor } = await heldNow(colleague)
  // Roles and departments may have changed since it was arranged.
  const why = whyNotFor(
    account,
    colleague,
    today.map(each => each.colleague),
    await allRoles()
  )
  if (why) throw new Refusal('standing_in_over', `${why}，请回到自己的账号`)
  const { mustChangePassword, mustSetSecondFactor, sessionId, id, name, username } = person
  const lacks = mustSetSecondFactor ?? (secondFactor && !account.secondFactorSince ? (true as const) : undefined)
  return {
    id: String(colleague._id),
    sessionId,
    name: `${name} 代 ${colleague.name}`,
    username: colleague.username,
    roles: colleague.roles,
    rights,
    held,
    ...(colleague.department && { department: colleague.department }),
    dutyGrids: colleague.dutyGrids ?? [],
    ...(mustChangePassword && { mustChangePassword }),
    ...(lacks && { mustSetSecondFactor: lacks }),
    person: { id, name, username, standsFor: colleague.name }
  }
}
