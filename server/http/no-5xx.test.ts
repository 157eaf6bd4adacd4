import assert from 'node:assert/strict'
import fc from 'fast-check'
import { before, describe, it } from 'mocha'
import { api as contract } from '../../contracts/api'
import { callerActions } from '../../contracts/cases/caller-actions'
import { residentActions, staffActions } from '../../contracts/cases/forms'
import { caseStates } from '../../contracts/cases/states'
import { allActions, type CaseAction } from '../../contracts/cases/workflow'
import { staffCodeActions } from '../../contracts/codes/staff-views'
import type { Endpoint } from '../../contracts/endpoint'
import { rulesKinds } from '../../contracts/rules/kinds'
import { type Role, roles } from '../../contracts/staff/roles'
import { CaseModel } from '../cases/model'
import { forgetLimits } from '../limits/rate-limit'
import { testApi } from '../test/api'
import {
  aCase,
  aCatalogue,
  aCell,
  aCode,
  aDepartment,
  aPhoto,
  cellCode,
  dutyGrid,
  pointInCell
} from '../test/factories'
import { aForm } from '../test/forms'
import { hostileJson, hostileTexts, spoilt } from '../test/hostile'
import { watchErrors } from '../test/watch-errors'

const seed = 20261127
/** How often each row is tried. Set `TRIES` to look further. */
const tries = Number(process.env.TRIES ?? 10)

const isKnown = (action: string): action is CaseAction => allActions.some(each => each === action)

/** Halves of symbols cannot be written into an address. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '')

type Name = keyof typeof contract
const rows = Object.entries(contract) as [Name, Endpoint][]

/** The rows that look for what somebody typed. */
const searches: readonly Name[] = ['queue', 'codes', 'codePoints', 'exportCodes', 'findForCaller']

/** The rows that are many, each with its actions. */
const actions: Partial<Record<Name, readonly string[]>> = {
  caseAction: staffActions,
  callerStep: callerActions,
  reportAction: residentActions,
  codeAction: staffCodeActions,
  saveRules: Object.keys(rulesKinds)
}

describe('Whatever a client sends', () => {
  const api = testApi()
  const errors = watchErrors()
  let everybody = ''
  let resident = ''
  let caseNos: string[] = []
  let reportId = ''
  let photoId = ''
  let queryCode = ''
  let codes: string[] = []

  /** Somebody who may do everything, so that no try ends at the door. */
  const signedIn = () =>
    api.staff({ roles: Object.keys(roles) as Role[], department: 'municipal', dutyGrids: [dutyGrid] })

  before(async () => {
    await aCatalogue()
    await aCell()
    await aDepartment('municipal')
    await aDepartment('sanitation')
    resident = await api.resident()
    everybody = await signedIn()
    const states = [
      'submitted',
      'accepted',
      'filed',
      'handling',
      'handled',
      'checking',
      'suspended',
      'closed',
      'rejected'
    ] as const
    for (const state of states) caseNos.push((await aCase({ state })).caseNo)
    photoId = (await api.upload(resident, await aPhoto({ side: 40 }))).body.id
    const { body } = await api.post('/api/reports', {
      token: resident,
      body: { text: '垃圾没有人清', point: pointInCell, contact: { phone: '13800138000' }, media: [photoId] },
      headers: { 'Idempotency-Key': 'nobody-is-hostile' }
    })
    reportId = body.reportId
    queryCode = body.queryCode
    caseNos = [...caseNos, body.caseNo]
    codes = [await aCode(), await aCode({ state: 'printed', batch: '第一批' }), await aCode({ state: 'damaged' })]
  })

  /** Values that each parameter of an address can have, so that some tries get as far as the handler. */
  const parameters = (): Record<string, readonly string[]> => ({
    caseNo: caseNos,
    reportId: [reportId],
    media: [photoId, '0'.repeat(24)],
    code: codes,
    batch: ['第一批'],
    kind: Object.keys(rulesKinds),
    action: staffActions
  })

  /** Words of a query that mean something, by name. */
  const queries: Record<string, readonly string[]> = {
    state: Object.keys(caseStates),
    limit: ['1', '100', '0', '007', '1e9'],
    q: ['启明北路', '13800138000', '[(\\', '\\＼', 'a\\', '.*+?^$()|[]{}'],
    lon: ['113.5905', '113°35′E', '1e999', 'NaN'],
    lat: ['24.8005', '-0', '∞'],
    x: ['113.5905'],
    y: ['24.8005'],
    template: ['a4-12', 'tag']
  }

  const formOf = (action: string) => (isKnown(action) ? aForm(action) : {})

  /** Bodies that are taken, by row, from which the hostile ones are made. */
  const bodies = (name: Name, action: string, version: number): unknown => {
    const report = { text: '路灯不亮', point: [...pointInCell], address: '启明北路 16 号', accuracy: 5, code: codes[0] }
    const caseNo = caseNos.at(-1)
    const known: Partial<Record<Name, unknown>> = {
      submitReport: { ...report, media: [], topic: 'garbage', contact: { name: '李', phone: '13800138000' } },
      registerReport: { ...report, joinCase: caseNo, contact: { phone: '0751-8888888' } },
      patrol: { ...report, media: ['0'.repeat(24)], settled: { note: '清理干净', media: ['1'.repeat(24)] } },
      suspectCode: { scanned: 'https://example.invalid/x', text: '可疑', point: [...pointInCell], media: [] },
      track: { caseNo, queryCode },
      redactPhoto: { revision: 0, boxes: [{ x: 0.1, y: 0.2, width: 0.5, height: 0.25 }] },
      unredactedPhoto: { reason: '核对车牌' },
      redactWords: { place: `report:${reportId}`, words: '垃圾没有人清', spans: [{ from: 0, to: 2 }] },
      unredactedWords: { place: `report:${reportId}`, reason: '核对姓名' },
      reporterContact: { reason: '核实情况' },
      findForCaller: { q: '启明北路' },
      callerStep: { ...formOf(action), action, note: '请快一点' },
      reportAction: { ...formOf(action), media: [] },
      caseAction: { version, ...formOf(action) },
      tryDispatch: {
        rules: [{ matter: '06', area: '440204', department: 'municipal' }],
        matter: '06010',
        gridCode: cellCode
      },
      signIn: { username: '管理员', password: 'wrong' },
      wechatSession: { code: 'x' },
      readMyMessages: { until: '2026-11-27T00:00:00.000Z' },
      readStaffMessages: { ids: ['0'.repeat(24)] },
      subscribe: { templates: ['x'] },
      mintCodes: { batch: '第二批', count: 2 },
      lookUpCodes: { codes },
      retireCodes: { codes: [codes[2]], reason: '不用了' },
      codeAction: {
        version: 1,
        point: [...pointInCell],
        name: '路灯',
        address: '启明北路',
        component: '4'.repeat(17),
        topics: ['garbage'],
        media: [],
        reason: '换了新的',
        successor: codes[1]
      },
      saveRules: {
        version: 0,
        note: '改',
        content: {
          weekdays: Array(7).fill([['08:00', '12:00']]),
          makeUp: [['08:00', '12:00']],
          days: [{ day: '2027-02-06', work: true, note: '' }],
          minutes: { acceptance: 15, verification: 60, filing: 15, dispatch: 15, check: 60, closing: 15 },
          workingTime: true,
          rules: [{ matter: '06', area: '440204', department: 'municipal', note: '' }],
          texts: { accept: '已经受理' }
        }
      }
    }
    return known[name] ?? {}
  }

  for (const [name, row] of rows) {
    it(`is never the server's mistake: ${row.method} ${row.path}`, async () => {
      const arbitrary = fc.record({
        path: fc.tuple(fc.nat(), fc.nat(9), fc.constantFrom(...hostileTexts)),
        action: fc.nat(),
        query: fc.dictionary(
          fc.constantFrom(...Object.keys((row.query as { entries?: object } | undefined)?.entries ?? {}), '$where'),
          fc.tuple(fc.nat(), fc.constantFrom(...hostileTexts), fc.boolean()),
          { maxKeys: 3 }
        ),
        spoil: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...hostileJson)), { maxLength: 2 })
      })
      const actionsHere: readonly string[] = actions[name] ?? staffActions
      await fc.assert(
        fc.asyncProperty(arbitrary, async ({ path, action, query, spoil }) => {
          forgetLimits()
          const [pick, roll, text] = path
          const chosen = actionsHere[action % actionsHere.length] ?? ''
          const address = row.path.replace(/:(\w+)/g, (_, parameter: string) => {
            if (parameter === 'action' && roll > 0) return chosen
            const known = parameters()[parameter] ?? []
            // A segment of dots never leaves a client.
            const hostile = /^\.*$/.test(text) ? '-' : wellFormed(text)
            return encodeURIComponent((roll > 1 && known[pick % known.length]) || hostile)
          })
          const seen = await CaseModel.findOne({ caseNo: caseNos[pick % caseNos.length] ?? '' }).lean()
          const words = Object.entries(query).map(([key, [at, hostile, plain]]) => {
            const known = queries[key] ?? []
            return [key, wellFormed((plain && known[at % known.length]) || hostile)]
          })
          const search = words.length > 0 ? `?${new URLSearchParams(words)}` : ''
          const body =
            row.method === 'POST' && !row.upload ? spoilt(bodies(name, chosen, seen?.version ?? 1), spoil) : undefined
          const answer = await api.send(row.method, address + search, {
            token: row.who === 'staff' ? everybody : resident,
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `try-${pick}-${action}` },
            ...(body !== undefined && { body })
          })
          const asked = `${row.method} ${address}${search} ${body?.slice(0, 2000)}`
          assert.ok(answer.status < 500, `${asked} is answered with ${JSON.stringify(answer.body)}`)
          assert.deepEqual(errors(), [], asked)
          if (name === 'signOut') everybody = await signedIn()
        }),
        { seed, numRuns: name in actions || searches.includes(name) ? 4 * tries : tries, endOnFailure: true }
      )
    })
  }
})
