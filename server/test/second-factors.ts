import assert from 'node:assert/strict'
import { before } from 'mocha'
import mongoose, { Types } from 'mongoose'
import { setSettings, settings } from '../settings'
import { codeAt } from '../staff/second-factor/authenticator'
import { openStaffSession } from '../staff/session'
import type { TestApi } from './api'
import { aStaff, type StaffFacts } from './factories'

export const sessionPath = '/api/staff/session'
export const factorPath = `${sessionPath}/second-factor`

/** The code of this half minute and the one of the next are right now and stay so when it ends during a test. */
export const codeOf = (secret: string, later = 0) => codeAt(secret, new Date(Date.now() + later * 30_000))

/** People who sign in with a second factor, in a city that demands it as a real one does. Call at the top of a `describe`. */
export function secondFactors(api: TestApi) {
  before('as in a real city', () => {
    setSettings({ ...settings(), secondFactorRoles: ['security', 'administrator', 'auditor'] })
  })

  const signIn = (username: string, password: string) => api.post(sessionPath, { body: { username, password } })
  const second = (proof: string, code: string) => api.post(`${sessionPath}/second-step`, { body: { proof, code } })

  async function enrol(token: string, more: object = {}) {
    const { body: offer } = await api.post(factorPath, { token, body: more })
    const confirmed = await api.post(`${factorPath}/confirm`, {
      token,
      body: { offer: offer.offer, code: codeOf(offer.secret) }
    })
    assert.equal(confirmed.status, 200)
    // As if half a minute ago, so that a test need not wait for its next code.
    await mongoose.connection
      .collection('accounts')
      .updateOne({ _id: new Types.ObjectId(confirmed.body.account.id) }, { $set: { 'secondFactor.lastStep': 0 } })
    const { token: next, recoveryCodes } = confirmed.body as { token: string; recoveryCodes: string[] }
    return { secret: offer.secret as string, token: next, recoveryCodes }
  }

  async function anEnrolled(roles: StaffFacts['roles'] = ['auditor']) {
    const person = await aStaff({ roles })
    const { token } = await openStaffSession(person.account)
    const more = person.account.roles.includes('auditor') ? {} : { password: person.password }
    return { ...person, ...(await enrol(token, more)) }
  }

  const proofOf = async ({ username, password }: { username: string; password: string }): Promise<string> =>
    (await signIn(username, password)).body.secondStep.proof

  return { signIn, second, enrol, anEnrolled, proofOf }
}
