import { randomUUID } from 'node:crypto'
import { chinaDay, dayMs } from '../../../contracts/china-time'
import type { TestApi } from '../api'
import { aPhoto, pointInCell } from '../factories'
import { aPerson, done, type Person, type Recipes } from './recipe'

const reason = '核对以后才这样做'
const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }

/** Rows about what residents have sent: who looks at it, blacks it out, erases it, blocks whom. */
export function personalDataRecipes(api: TestApi): Recipes {
  const lead = () => aPerson({ roles: ['lead'], name: '值班长' })
  const key = () => ({ 'Idempotency-Key': randomUUID() })
  const text = '三号楼的王某把车停在路口'

  async function reported(facts: object = {}) {
    const token = await api.resident()
    const media = (await api.upload(token, await aPhoto({ side: 120 }))).body.id as string
    const contact = { name: '赵某', phone: '13900001111' }
    const body = { text, address: '启明北路 16 号', point: [...pointInCell], media: [media], contact, ...facts }
    const sent = await done(api, { token }, '/api/reports', body, key())
    return { caseNo: sent.caseNo as string, reportId: sent.reportId as string, media }
  }
  const onPhoto = async () => {
    const { caseNo, media } = await reported()
    return { by: await lead(), params: { caseNo, media }, subject: caseNo }
  }
  const onWords = async () => {
    const { caseNo, reportId } = await reported()
    return { by: await lead(), params: { caseNo }, place: `report:${reportId}`, subject: caseNo }
  }
  const blocked = async (by: Person) => {
    const params = await reported()
    const path = `/api/staff/cases/${params.caseNo}/reports/${params.reportId}/block`
    await done(api, by, path, { reason, lastDay: chinaDay(Date.now() + dayMs) })
    const { body } = await api.get('/api/staff/blocks', { token: by.token })
    return { caseNo: params.caseNo, block: body.items[0].id as string }
  }

  return {
    reporterContact: async () => {
      const { caseNo, reportId } = await reported()
      return { by: await lead(), params: { caseNo, reportId }, body: { reason }, subject: caseNo, reason }
    },
    findForCaller: async () => ({ by: await lead(), body: { q: '13900001111' }, subject: '尾号 1111' }),
    eraseForCaller: async () => {
      const by = await aPerson({ roles: ['operator', 'lead'], name: '值班长' })
      const body = { text, address: '启明北路 16 号', point: [...pointInCell], contact: { phone: '13900002222' } }
      const sent = await done(api, by, '/api/staff/reports', body, key())
      const asked = { reason, words: true }
      return { by, params: { reportId: sent.reportId }, body: asked, subject: sent.caseNo, reason }
    },
    redactPhoto: async () => ({
      ...(await onPhoto()),
      body: { revision: 0, boxes: [box] },
      changes: [{ what: '照片遮挡', before: '0 处', after: '1 处' }]
    }),
    redactWords: async () => {
      const { place, ...told } = await onWords()
      const body = { place, words: text, spans: [{ from: 4, to: 6 }] }
      return { ...told, body, changes: [{ what: '文字遮挡', before: '0 处', after: '1 处' }] }
    },
    unredactedPhoto: async () => {
      const told = await onPhoto()
      const path = `/api/staff/cases/${told.params.caseNo}/photos/${told.params.media}/redaction`
      await done(api, told.by, path, { revision: 0, boxes: [box] })
      return { ...told, body: { reason }, reason }
    },
    unredactedWords: async () => {
      const { place, ...told } = await onWords()
      const path = `/api/staff/cases/${told.params.caseNo}/words/redaction`
      await done(api, told.by, path, { place, words: text, spans: [{ from: 4, to: 6 }] })
      return { ...told, body: { place, reason }, reason }
    },
    blockSender: async () => {
      const { caseNo, reportId } = await reported()
      const body = { reason, lastDay: chinaDay(Date.now() + dayMs) }
      return { by: await lead(), params: { caseNo, reportId }, body, subject: caseNo, reason }
    },
    endBlock: async () => {
      const by = await lead()
      const { caseNo, block } = await blocked(by)
      return { by, params: { block }, body: { reason }, subject: caseNo, reason }
    },
    setRetention: async () => ({
      by: await aPerson({ roles: ['security'] }),
      params: { data: 'messages' },
      body: { days: 200, reason },
      subject: '办理进度消息',
      reason,
      changes: [{ what: '保留', before: '180 天', after: '200 天' }]
    })
  }
}
