import assert from 'node:assert/strict'
import { residentActions } from '../../contracts/cases/forms'
import type { CaseAction } from '../../contracts/cases/workflow'
import type { Role } from '../../contracts/staff/roles'
import { CaseModel, type CaseRecord } from '../cases/model'
import type { TestApi } from './api'
import { checkSearch } from './check-search'
import { dutyGrid } from './factories'
import { aForm } from './forms'

/** Who acts: a role, with the department after a colon where it has one, or the resident who reported. */
export type Who = Role | `${'clerk' | 'handler'}:${string}` | 'resident'

const needPhotos: readonly CaseAction[] = ['reportDone', 'checkPassed', 'finishSubtask', 'settle']
/** Steps that ask for a look on site. */
const looks: readonly CaseAction[] = ['requestVerification', 'requestCheck', 'giveLook']
let stories = 0

/** Sends one report over HTTP and lets the people of a city work on it. A form is filled in unless the test gives one. */
export async function aStory(api: TestApi, facts: { text?: string; point?: [number, number] } = {}) {
  stories += 1
  const key = `story-key-${stories}-${Date.now().toString(36)}`
  const tokens = new Map<Who, string>()
  const resident = await api.resident()
  tokens.set('resident', resident)
  const { text = '垃圾没有人清', point = [113.5905, 24.8005] } = facts
  const sent = await api.post('/api/reports', {
    token: resident,
    body: { text, point, address: '启明北路 16 号' },
    headers: { 'Idempotency-Key': key }
  })
  assert.equal(sent.status, 201)
  const { caseNo, reportId } = sent.body as { caseNo: string; reportId: string }

  async function tokenOf(who: Who): Promise<string> {
    const known = tokens.get(who)
    if (known) return known
    const [role, department] = who.split(':') as [Role, string | undefined]
    const token = await api.staff({
      roles: [role],
      name: who,
      ...(department && { department }),
      ...(role === 'collector' && { dutyGrids: [dutyGrid] })
    })
    tokens.set(who, token)
    return token
  }

  async function attempt(who: Who, action: CaseAction, form: object = {}) {
    // The step needs a collector who has the place.
    if (looks.includes(action)) await tokenOf('collector')
    const token = await tokenOf(who)
    // A look is given to another collector than those who have it.
    const collector =
      action === 'giveLook' && (await api.get('/api/staff/session', { token: await tokenOf('collector') })).body.id
    const media = needPhotos.includes(action) ? [await api.photo(token)] : undefined
    const body = { ...aForm(action, media ? { media } : {}), ...(collector && { collector }), ...form }
    if (who === 'resident') {
      assert.ok((residentActions as readonly string[]).includes(action), action)
      return api.post(`/api/reports/${reportId}/${action}`, { token, body })
    }
    const { version } = await stored()
    return api.post(`/api/staff/cases/${caseNo}/actions/${action}`, { token, body: { version, ...body } })
  }

  const stored = (): Promise<CaseRecord> => CaseModel.findOne({ caseNo }).orFail().lean()

  return {
    caseNo,
    reportId,
    stored,
    tokenOf,
    attempt,
    /** Takes a step that must succeed. Returns the case or report as the person who took it sees it. */
    async take(who: Who, action: CaseAction, form: object = {}) {
      const answer = await attempt(who, action, form)
      assert.equal(answer.status, 200, `${who} ${action}: ${JSON.stringify(answer.body)}`)
      await checkSearch(caseNo)
      return answer.body
    },
    /** Takes the steps one after another, each with its usual form. */
    async walk(...steps: [Who, CaseAction][]) {
      for (const [who, action] of steps) await this.take(who, action)
    },
    /** Tries a step that must be refused. Returns the sentence. */
    async refused(who: Who, action: CaseAction, form: object = {}): Promise<string> {
      const answer = await attempt(who, action, form)
      assert.ok([403, 409, 422].includes(answer.status), `${who} ${action}: ${answer.status}`)
      return answer.body.error.message
    },
    async actionsOf(who: Who): Promise<CaseAction[]> {
      const path = who === 'resident' ? `/api/reports/${reportId}` : `/api/staff/cases/${caseNo}`
      return (await api.get(path, { token: await tokenOf(who) })).body.actions ?? []
    },
    /** What the resident reads, line by line. */
    async timeline(): Promise<{ title: string; words?: string; photos: unknown[] }[]> {
      return (await api.get(`/api/reports/${reportId}`, { token: resident })).body.timeline
    }
  }
}

/** The steps of a case without complications, up to a reported result. */
export const toHandled: [Who, CaseAction][] = [
  ['operator', 'accept'],
  ['lead', 'file'],
  ['dispatcher', 'dispatch'],
  ['handler:municipal', 'sign'],
  ['handler:municipal', 'reportDone']
]
