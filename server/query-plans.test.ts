import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'mocha'
import { api as rows } from '../contracts/api'
import { dayMs } from '../contracts/china-time'
import type { Endpoint } from '../contracts/endpoint'
import { importsAtRest } from './basedata/imports/running'
import { markLights } from './cases/clocks/mark-lights'
import { resumeDue } from './cases/clocks/resume-due'
import { countAllMergedReports } from './cases/merged-counts'
import { CaseModel } from './cases/model'
import { finishImports } from './codes/import-places'
import { finishErasures } from './erasure/erase-resident'
import { ComponentModel } from './grids/model'
import { signToken } from './http/tokens'
import { sweepDrawings } from './media/finish-redactions'
import { sweepUnusedMedia } from './media/store-photo'
import { announce } from './messages/announce'
import { pushToWechat } from './messages/push-to-wechat'
import { ticketFor } from './owndata/ticket'
import { finishRedactions } from './redaction/finish-redactions'
import { upgradeContactDates } from './reports/forget-contacts'
import { finishHalfSent } from './reports/submit-report'
import { RunModel } from './retention/model'
import { runRetention } from './retention/run-retention'
import { type Answer, testApi } from './test/api'
import { manyAuditEntries } from './test/made-up/audit'
import { busyResident, manyMadeUpCases } from './test/made-up/cases'
import { aMadeUpCity, type MadeUpCity } from './test/made-up/city'
import { manyMerged, manyReports } from './test/many-parts'
import { reachOf } from './test/shard-reach'
import { type Answered, faultOf, strict, watchPlans } from './test/watch-plans'

/** The plans are MongoDB's: nothing is looked at on the embedded database. */
const mongodb = process.env.MONGODB_URL
const cases = Number(process.env.PLAN_CASES ?? 10_000)
/** Where two conditions hold, an index leads by the rarer; what only one of them fits is examined, too. */
const beside = { factor: 10, spare: cases / 10 }

if (!mongodb) {
  describe('With many cases', () => {
    it('no query walks them all: to be looked at with MONGODB_URL')
  })
} else {
  describe(`With ${cases} cases, on MongoDB`, () => {
    const api = testApi()
    after(() => plans?.close())
    let city: MadeUpCity
    let plans: Awaited<ReturnType<typeof watchPlans>> | undefined
    const tokens = new Map<string, string>()
    const asked = new Set<string>()

    before('make them up', async () => {
      city = await aMadeUpCity(7)
      await manyMadeUpCases(city, { cases, seed: 11, now: new Date() })
      const [handler] = city.handlers
      const department = handler?.department ?? ''
      for (const role of [
        'operator',
        'lead',
        'dispatcher',
        'supervisor',
        'administrator',
        'security',
        'auditor'
      ] as const) {
        tokens.set(role, await api.staff({ roles: [role] }))
      }
      for (const role of ['clerk', 'handler'] as const) tokens.set(role, await api.staff({ roles: [role], department }))
      const dutyGrids = [city.cells[45]?.dutyGrid ?? '']
      tokens.set('collector', await api.staff({ roles: ['collector'], dutyGrids }))
      tokens.set('resident', signToken('resident', { sub: busyResident }, 1))
      plans = await watchPlans(mongodb)
    })

    /** Every fault of every command that these questions send; a question that is refused is a mistake of this test. */
    async function faults(questions: readonly [who: string, path: string][], allowed = strict): Promise<string[]> {
      const found: string[] = []
      for (const [who, path] of questions) {
        asked.add(path.split('?')[0] ?? '')
        const answers = await during(async () => {
          const token = tokens.get(who)
          const { status, body } = await api.get(path, token ? { token } : {})
          assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`)
        })
        found.push(...told(`${who} ${path}`, answers, allowed))
      }
      return found
    }

    const sent: Answered[] = []
    const during = async (work: () => Promise<unknown>) => {
      const answers = (await plans?.during(work)) ?? []
      sent.push(...answers)
      return answers
    }

    const told = (label: string, answers: readonly Answered[], allowed = strict) =>
      answers.flatMap(each => {
        const fault = faultOf(each, allowed)
        return fault ? [`${decodeURIComponent(label)}: ${fault}`] : []
      })

    const none = (found: readonly string[]) => assert.equal(found.length, 0, `\n${found.join('\n')}`)
    const repeats = (filter: string) =>
      ['q=', 'gridCode='].some(name => filter.split('&').filter(part => part.startsWith(name)).length > 1)
    const q = (text: string) => `q=${encodeURIComponent(text)}`
    const everybody = ['operator', 'lead', 'dispatcher', 'supervisor', 'clerk', 'handler', 'collector', 'administrator']

    it('the counts are never a walk through them', async () => {
      none(await faults(everybody.map(who => [who, '/api/staff/counts'] as [string, string])))
    })

    it('every tab of the queue has an index for each of its orders', async () => {
      const some = city.cells[45]
      const tabs = [
        '',
        'state=submitted',
        'state=dispatched,handling',
        'state=closed',
        'state=rejected,voided,withdrawn',
        'topic=topic-3',
        'matter=06012',
        `gridCode=${some?.code}`,
        `gridCode=${some?.dutyGrid}`,
        'gridCode=440204',
        'department=department-2',
        'department=department-2&state=handling',
        'asked=any',
        'asked=suspension',
        'trouble=place',
        'trouble=keeper',
        'mine=1',
        'due=red',
        'due=yellow',
        'from=2026-01-01',
        'from=2026-11-01&to=2026-11-30',
        'to=2020-01-01',
        'topic=topic-3&from=2026-11-01&to=2026-11-02&state=closed',
        'due=red&state=handling'
      ]
      const sorts = ['newest', 'oldest', 'urgent']
      const asking = (who: string) =>
        tabs.flatMap(tab => sorts.map(sort => [who, `/api/staff/cases?sort=${sort}&${tab}`] as [string, string]))
      none(await faults(['operator', 'administrator'].flatMap(asking)))
      // A tab within what a department or a collector sees is two conditions, and only one of them leads.
      none(await faults(['clerk', 'collector'].flatMap(asking), beside))
    })

    it('and so have its later pages', async () => {
      for (const sort of ['newest', 'oldest', 'urgent']) {
        let path = `/api/staff/cases?sort=${sort}`
        for (let page = 0; page < 4; page += 1) {
          const { body } = await api.get(path, { token: tokens.get('operator') ?? '' })
          path = `/api/staff/cases?sort=${sort}&cursor=${body.next}`
          none(await faults([['operator', path]]))
        }
      }
    })

    it('a search finds frequent, rare and missing words by their rarest term, with any filter beside it', async () => {
      const { caseNo, place } = await CaseModel.findOne({ 'place.code': { $exists: true } })
        .orFail()
        .lean()
      const words = [
        '垃圾桶',
        '路灯坏了',
        '死猫',
        '没有这样的词',
        '启明北路 井盖',
        '老人 盲道 污水管',
        '恐龙 垃圾桶',
        caseNo,
        caseNo.slice(-6),
        caseNo.slice(-4),
        caseNo.slice(0, 14),
        `${caseNo.slice(0, 6)} ${caseNo.slice(6, 14)} ${caseNo.slice(14)}`,
        place.code ?? '',
        (place.code ?? '').slice(0, 5),
        '999999'
      ]
      const alone = words.filter(word => !word.includes(' '))
      none(await faults(alone.map(word => ['operator', `/api/staff/cases?${q(word)}`])))
      const filters = [
        '',
        '&state=closed',
        '&state=submitted',
        '&department=department-2',
        '&topic=topic-3',
        '&sort=oldest'
      ]
      const questions = ['operator', 'clerk', 'collector'].flatMap(who =>
        words.flatMap(word => filters.map(filter => [who, `/api/staff/cases?${q(word)}${filter}`] as [string, string]))
      )
      none(await faults(questions, beside))
    })

    it('wall, tasks, one case, its neighbours and collectors are read by index', async () => {
      const [open] = await CaseModel.find({ state: 'handling' }).limit(1).lean()
      const [unplaced] = await CaseModel.find({ state: 'submitted', 'place.point': { $exists: false } })
        .limit(1)
        .lean()
      const { caseNo = '' } = open ?? {}
      none(
        await faults([
          ['supervisor', '/api/staff/wall'],
          ['lead', '/api/staff/wall'],
          ['lead', '/api/staff/absences'],
          ['collector', '/api/staff/stand-ins'],
          ['collector', '/api/staff/tasks'],
          ['operator', '/api/staff/live'],
          ['clerk', '/api/staff/live'],
          ['collector', '/api/staff/live'],
          ['operator', `/api/staff/cases/${caseNo}`],
          ['operator', `/api/staff/cases/${caseNo}/reports`],
          ['operator', `/api/staff/cases/${caseNo}/merged`],
          ['operator', `/api/staff/cases/${caseNo}/stages`],
          ['operator', `/api/staff/cases/${caseNo}/nearby`],
          ...(unplaced ? [['operator', `/api/staff/cases/${unplaced.caseNo}/nearby`] as [string, string]] : []),
          ['operator', `/api/staff/cases/${caseNo}/collectors`],
          ['dispatcher', `/api/staff/cases/${caseNo}/proposal`]
        ])
      )
    })

    it('figures are read by day, and the backlog from what is open', async () => {
      const period = 'from=2026-10-01&to=2026-10-31'
      const questions = (who: string): [string, string][] => [
        [who, `/api/staff/figures?${period}&by=street`],
        [who, `/api/staff/figures/cases?${period}&number=report`],
        [who, '/api/staff/figures/backlog?by=department'],
        [who, '/api/staff/figures/backlog/cases?age=week']
      ]
      none(await faults(questions('supervisor')))
      none(await faults(questions('clerk'), beside))
    })

    it('so are the pages of a case that very many reported, with hundreds merged into it', async () => {
      const theCase = await CaseModel.findOne({ state: 'accepted' }).orFail().lean()
      const { caseNo } = theCase
      // Whoever called may have left the number of a resident, and a number may have been left very often elsewhere.
      const phones = (index: number) => ({ phoneHash: `number ${index % 90}` })
      await manyReports(theCase, 300, index => ({
        ...phones(index),
        source: index % 2 ? ('hotline' as const) : ('resident' as const)
      }))
      const elsewhere = await CaseModel.findOne({ state: 'closed' }).orFail().lean()
      await manyReports(elsewhere, 1000, () => phones(1))
      await manyMerged(theCase, 250)
      const found = await faults([['operator', `/api/staff/cases/${caseNo}`]])
      for (const list of ['reports', 'merged']) {
        let path = `/api/staff/cases/${caseNo}/${list}`
        for (let page = 0; page < 4; page += 1) {
          found.push(...(await faults([['operator', path]])))
          const { body } = await api.get(path, { token: tokens.get('operator') ?? '' })
          path = `/api/staff/cases/${caseNo}/${list}?cursor=${body.next}`
        }
      }
      found.push(
        ...told(
          'a caller asks by its number',
          await during(async () => {
            const sent = { token: tokens.get('operator') ?? '', body: { q: caseNo } }
            assert.equal((await api.post('/api/staff/caller-searches', sent)).status, 200)
          })
        )
      )
      none(found)
    })

    it('so are codes, their page and their batches', async () => {
      const [code = ''] = city.codes
      none(
        await faults([
          ['nobody', `/api/codes/${code}`],
          ['administrator', `/api/staff/codes/${code}`],
          ['administrator', '/api/staff/code-batches'],
          ...['', 'state=posted', 'state=minted,printed', `batch=${encodeURIComponent('第3批')}`].map(
            filter => ['administrator', `/api/staff/codes?${filter}`] as [string, string]
          ),
          ['administrator', '/api/staff/code-export'],
          ['collector', '/api/staff/nearby-components?lon=113.52&lat=24.72']
        ])
      )
    })

    it('codes are found by words, cell and attention, and shown on a map, by an index', async () => {
      const [code = ''] = city.codes
      const some = city.cells[45]
      const box = `box=${some?.west},${some?.south},${(some?.west ?? 0) + 0.003},${(some?.south ?? 0) + 0.003}`
      const words = ['灯杆', '启明北路', '没有这样的词', code, code.slice(0, 5), '44020401010300001']
      const filters = [
        ...words.map(q),
        `gridCode=${some?.code}`,
        `gridCode=${some?.dutyGrid}`,
        'gridCode=440204',
        'attention=unposted',
        'attention=unscanned'
      ]
      const asked = (path: string, filter: string) =>
        ['administrator', `/api/staff/${path}?${filter}`] as [string, string]
      none(await faults(filters.map(filter => asked('codes', filter))))
      none(await faults(['', 'state=damaged', box, `${box}&state=posted`].map(filter => asked('code-points', filter))))
      // Two conditions, and only one of them leads.
      const two = ['&state=damaged', `&batch=${encodeURIComponent('第3批')}`, `&${q('灯杆')}`, '&gridCode=440204']
      const both = filters.flatMap(filter => two.map(other => `${filter}${other}`)).filter(each => !repeats(each))
      none(
        await faults(
          [...both, q('启明北路 灯杆')].map(filter => asked('codes', filter)),
          beside
        )
      )
      none(
        await faults(
          filters.map(filter => asked('code-points', `${filter}&${box}`)),
          beside
        )
      )
      none(
        await faults(
          filters.map(filter => asked('code-export', filter)),
          beside
        )
      )
    })

    it('so is what a resident reads, what each is told, and what is set up', async () => {
      const { body } = await api.get('/api/reports', { token: tokens.get('resident') ?? '' })
      const [mine] = body.items
      const table = Buffer.from('编号,名称\nnew-one,新来的部门\n')
      const address = '/api/staff/base-imports/department?name=t.csv'
      const { body: checked } = await api.upload(tokens.get('administrator') ?? '', table, address)
      await importsAtRest()
      const here = { gridCode: city.cells[45]?.code ?? '', point: [113.52, 24.72] }
      await ComponentModel.create({ _id: '44020401001000001', type: '01001', name: '井盖', ...here })
      none(
        await faults([
          ['resident', '/api/reports'],
          ['resident', `/api/reports?cursor=${body.next}`],
          ['resident', `/api/reports/${mine.reportId}`],
          ['resident', '/api/messages'],
          ['resident', '/api/messages?unread=1'],
          ['resident', '/api/messages/unread'],
          ['resident', '/api/subscriptions'],
          ['nobody', '/api/topics'],
          ['nobody', '/api/about'],
          ['nobody', '/api/privacy'],
          ['resident', '/api/consent'],
          ['nobody', '/api/ground?lon=113.52&lat=24.72'],
          ['operator', '/api/staff/session'],
          ['operator', '/api/staff/session/second-factor'],
          ['operator', '/api/staff/sessions'],
          ['operator', '/api/staff/departments'],
          ['clerk', '/api/staff/handlers'],
          ['operator', '/api/staff/catalogue/matters'],
          ['operator', '/api/staff/messages'],
          ['operator', '/api/staff/messages/unread'],
          ['administrator', '/api/staff/rules/calendar'],
          ['administrator', '/api/staff/rules/calendar/versions/0'],
          ['auditor', '/api/staff/audit'],
          ['auditor', '/api/staff/audit-check'],
          ['administrator', '/api/staff/base/departments?q=department'],
          ['administrator', `/api/staff/base/departments/${city.handlers[0]?.department}`],
          ['administrator', '/api/staff/base/matters?q=垃圾&closed=1'],
          ['administrator', '/api/staff/base/topics'],
          ['administrator', '/api/staff/base/topics/topic-1'],
          ['administrator', '/api/staff/base/editions'],
          ['administrator', '/api/staff/base-exports/matter/csv'],
          ['administrator', '/api/staff/base-imports/department'],
          ['administrator', `/api/staff/base-imports/department/${checked.id}`],
          ['administrator', `/api/staff/base-imports/department/${checked.id}/rows?verdict=new`],
          ['administrator', '/api/staff/base-exports/department/csv'],
          ['administrator', '/api/staff/base-exports/department/xlsx'],
          ['administrator', '/api/staff/base-exports/gridCell/geojson'],
          ['administrator', '/api/staff/base/cells?q=street'],
          ['administrator', '/api/staff/base/components'],
          ['administrator', '/api/staff/base/components?q=440204'],
          ['administrator', '/api/staff/base/components?q=440204001001001'],
          ['administrator', `/api/staff/base/components?state=${encodeURIComponent('破损')}`],
          ['administrator', '/api/staff/base/component-map'],
          ['administrator', '/api/staff/base/component-map?box=113.51,24.71,113.52,24.72'],
          ['administrator', '/api/staff/base/components/44020401001000001'],
          ['administrator', '/api/staff/base-exports/component/csv'],
          ['administrator', '/api/staff/base/cell-shapes'],
          ['administrator', '/api/staff/base/cell-gaps'],
          ['administrator', `/api/staff/base/cells/${city.cells[45]?.code}`],
          ['security', '/api/staff/accounts'],
          ['security', '/api/staff/roles'],
          ['security', '/api/staff/roles/operator/history'],
          ['security', `/api/staff/accounts/${city.handlers[0]?.id}`],
          ['security', `/api/staff/accounts/${city.handlers[0]?.id}/lately`],
          ['security', `/api/staff/accounts/${city.handlers[0]?.id}/stand-ins`],
          ['operator', '/api/staff/cells?x=113.52&y=24.72'],
          ['collector', '/api/staff/duty-grids']
        ])
      )
    })

    it('what the catalogue touches is looked for among what is open', async () => {
      none(
        await faults(
          [
            ['administrator', '/api/staff/base/matters/06010'],
            ['administrator', '/api/staff/base/editions/draft']
          ],
          beside
        )
      )
    })

    it('the audit log is found by person, kind, thing and day', async () => {
      await manyAuditEntries(5000)
      const filters = [
        '',
        'who=person-7',
        `who=${encodeURIComponent('某人7')}&kind=signingIn`,
        'kind=personalData',
        'kind=signingIn&from=2026-01-02&to=2026-01-03',
        'action=contactSeen',
        'subject=thing-11',
        'subject=thing-11&kind=personalData'
      ]
      const pages = filters.map(filter => ['auditor', `/api/staff/audit?${filter}`] as [string, string])
      none(await faults([...pages, ['auditor', '/api/staff/audit-export?who=person-7']]))
    })

    it('and what a caller says finds the report', async () => {
      const { caseNo, queryCode } = (await CaseModel.db
        .collection('reports')
        .findOne({})
        .then(found => found ?? {})) as {
        caseNo: string
        queryCode: string
      }
      const found: string[] = []
      for (const said of [
        '垃圾桶',
        '死猫',
        '没有这样的词',
        caseNo,
        caseNo.slice(-6),
        queryCode,
        '13800138000',
        '启明北路 盲道'
      ]) {
        const answers = await during(async () => {
          const sent = { token: tokens.get('operator') ?? '', body: { q: said } }
          assert.equal((await api.post('/api/staff/caller-searches', sent)).status, 200)
        })
        found.push(...told(`caller says ${said}`, answers, said.includes(' ') ? beside : strict))
      }
      none(found)
    })

    it('a report and its first steps send nothing that walks', async () => {
      const [code = ''] = city.codes
      const { body: matters } = await api.get('/api/staff/catalogue/matters', { token: tokens.get('operator') ?? '' })
      const [matter] = matters
      const department = city.handlers[0]?.department
      const found: string[] = []
      const send = async (who: string, path: string, body: object) => {
        let sent: Answer | undefined
        const answers = await during(async () => {
          const headers = { 'idempotency-key': randomUUID() }
          sent = await api.post(path, { token: tokens.get(who) ?? '', headers, body })
        })
        assert.ok(sent && sent.status < 300, `${path}: ${JSON.stringify(sent?.body)}`)
        found.push(...told(`${who} ${path}`, answers))
        return sent.body
      }
      const { caseNo } = await send('resident', '/api/reports', { code, text: '灯杆倒了', topic: 'topic-3', media: [] })
      let { version } = (await api.get(`/api/staff/cases/${caseNo}`, { token: tokens.get('operator') ?? '' })).body
      const steps: [string, string, object][] = [
        ['operator', 'accept', { matter: matter.code, condition: matter.conditions[0].code }],
        ['lead', 'file', {}],
        ['dispatcher', 'dispatch', { department }],
        ['handler', 'sign', {}]
      ]
      await send('operator', '/api/staff/next', { state: 'submitted' })
      await send('clerk', '/api/staff/next', { state: 'dispatched,handling' })
      await send('operator', `/api/staff/cases/${caseNo}/open`, {})
      for (const [who, action, form] of steps) {
        version = (await send(who, `/api/staff/cases/${caseNo}/actions/${action}`, { version, ...form })).version
      }
      none(found)
    })

    it('and neither do the jobs', async () => {
      const jobs = {
        announce,
        pushToWechat,
        markLights,
        resumeDue,
        countAllMergedReports,
        finishHalfSent,
        finishImports,
        finishRedactions,
        sweepDrawings,
        upgradeContactDates,
        // In a year, when contacts and all else of now is due, and once more until nothing is.
        removeDue: async () => {
          await RunModel.updateOne({ _id: 'run' }, { $set: { from: new Date(0) } }, { upsert: true })
          while ((await runRetention(new Date(Date.now() + 3 * 366 * dayMs))) > 0);
        }
      }
      const found: string[] = []
      for (const [name, run] of Object.entries({ ...jobs, sweepUnusedMedia })) {
        found.push(...told(`job ${name}`, await during(() => run())))
      }
      none(found)
    })

    it('and neither does a resident’s own data, when it is fetched and when it is deleted', async () => {
      const { ticket } = ticketFor(busyResident)
      none(
        await faults([
          ['resident', `/api/own-data/${ticket}`],
          ['lead', '/api/staff/blocks'],
          ['security', '/api/staff/retention']
        ])
      )
      const found: string[] = []
      const erased = await during(async () => {
        const token = tokens.get('resident') ?? ''
        assert.equal((await api.post('/api/erasure', { token, body: { words: 'all' } })).status, 204)
      })
      found.push(...told('erasure', erased))
      const later = new Date(Date.now() + 3_600_000)
      found.push(...told('job finishErasures', await during(() => finishErasures(later))))
      none(found)
    })

    it('and every list that the contract knows was asked', () => {
      const lists = Object.values(rows as Record<string, Endpoint>).filter(({ method }) => method === 'GET')
      const patterns = lists.map(({ path }) => ({ path, pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
      const missing = patterns.filter(({ pattern }) => ![...asked].some(path => pattern.test(path)))
      // Files that are laid out, of one batch and of one code.
      const files = ['/api/staff/code-batches/:batch/sheet', '/api/staff/codes/:code/round-code']
      assert.deepEqual(
        missing.map(({ path }) => path).filter(path => !files.includes(path)),
        []
      )
    })

    it('and none of all these commands would ask every shard for more than a page, a few, or what is open', () => {
      const unbounded = sent.filter(each => reachOf(each) === undefined)
      assert.deepEqual(
        [...new Set(unbounded.map(({ collection, plan, command }) => `${collection} ${plan} ${command.slice(-300)}`))],
        []
      )
      const oneShard = sent.filter(each => reachOf(each) === 'one shard')
      assert.ok(oneShard.length > 0, 'the keys of docs/scaling.md were read')
    })
  })
}
