import { watchers } from '../../contracts/accounts/separate'
import type { May, StaffEndpoint } from '../../contracts/endpoint'
import { rightOf } from '../../contracts/staff/rights'
import { type Role, roles } from '../../contracts/staff/roles'
import type { testApi } from './api'
import { dutyGrid } from './factories'

/** Nobody may do everything: there are the three who watch each other, and one here with all roles that work on cases. */
const desks: Record<string, Role[]> = {
  work: (Object.keys(roles) as Role[]).filter(role => !watchers.some(watcher => watcher === role)),
  ...Object.fromEntries(watchers.map(watcher => [watcher, [watcher]]))
}
type Desk = keyof typeof desks
const allDesks = Object.keys(desks)

interface SignedIn {
  token: string
  rights: number
}

/** Four people who together may call every row of the contract, and who come back when something put them out. */
export function fourDesks(api: ReturnType<typeof testApi>) {
  const people = new Map<Desk, SignedIn>()

  async function signIn(desk: Desk): Promise<void> {
    const work = desk === 'work' ? { department: 'municipal', dutyGrids: [dutyGrid] } : {}
    const token = await api.staff({ roles: desks[desk] ?? [], ...work })
    people.set(desk, { token, rights: await rightsNow(token) })
  }

  async function rightsNow(token: string): Promise<number> {
    const { status, body } = await api.get('/api/staff/session', { token })
    return status === 200 && !body.mustChangePassword && !body.mustSetSecondFactor ? body.rights.length : 0
  }

  return {
    signInAll: () => Promise.all(allDesks.map(signIn)),
    /** The session of somebody who may call this row; those who may take turns. */
    sessionFor(row: StaffEndpoint, turn: number): string {
      const may = desksThatMay(row.may)
      return people.get(may[turn % may.length] ?? 'work')?.token ?? ''
    },
    /** Whoever was signed out, closed or lost a right through what was asked is replaced by somebody new. */
    async comeBack(token: string): Promise<void> {
      const [desk, { rights } = { rights: 0 }] = [...people].find(([, each]) => each.token === token) ?? []
      if (desk && (await rightsNow(token)) < rights) await signIn(desk)
    }
  }
}

function desksThatMay(may: May): Desk[] {
  if (may === 'anyStaff') return allDesks
  const rights = typeof may === 'string' ? [may] : Object.values(may.rights)
  return allDesks.filter(desk => rights.some(right => rightOf(right).roles.some(role => desks[desk]?.includes(role))))
}
