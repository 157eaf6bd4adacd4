import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { AuditModel } from '../audit/model'
import { CaseModel } from '../cases/model'
import { aCity } from './a-city'
import type { TestApi } from './api'
import { aCode, pointInCell } from './factories'

/** What tests of redaction do again and again: a photo with a plate on it, reported at a code, and who works on it. */
export function redacting(api: TestApi) {
  const tokens = new Map<string, string>()
  const tokenOf = (who: string) => tokens.get(who) ?? ''

  return {
    async begin() {
      await aCity()
      for (const role of ['operator', 'lead', 'dispatcher', 'collector'] as const) {
        tokens.set(role, await api.staff({ roles: [role] }))
      }
    },
    tokenOf,
    /** Reports, with these photos, at a code of its own. */
    async report(token: string, facts: object = {}) {
      const code = await aCode()
      const body = { code, point: [...pointInCell], text: '车停在盲道上', ...facts }
      const key = { 'Idempotency-Key': randomUUID() }
      const { body: sent } = await api.post('/api/reports', { token, body, headers: key })
      return { ...(sent as { caseNo: string; reportId: string; queryCode: string }), code }
    },
    redact: (who: string, caseNo: string, media: string, body: object, key: string = randomUUID()) =>
      api.post(`/api/staff/cases/${caseNo}/photos/${media}/redaction`, {
        token: tokenOf(who),
        body,
        headers: { 'Idempotency-Key': key }
      }),
    look: (who: string, caseNo: string, media: string, body: object = { reason: '核对车牌' }) =>
      api.post(`/api/staff/cases/${caseNo}/photos/${media}/original`, { token: tokenOf(who), body }),
    /** The entries of a history about what was blacked out: who and what. */
    async told(caseNo: string) {
      const { history } = await CaseModel.findOne({ caseNo }).orFail().lean()
      return history.flatMap(({ action, by, facts }) => (action === 'redact' ? [[by.role, facts?.redacted]] : []))
    },
    /** What the audit log has about a case. */
    audited: async (caseNo: string) =>
      (await AuditModel.find({ subject: caseNo }).sort({ _id: 1 }).lean()).map(({ action }) => action)
  }
}

/** A white photo of this size; with an orientation as cameras write it. */
export const aWhitePhoto = (width: number, height: number, orientation?: number) => {
  const white = sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
  return (orientation ? white.withMetadata({ orientation }) : white).jpeg().toBuffer()
}

/** The bytes behind an address, or its status. */
export async function opened(api: TestApi, url: string): Promise<Buffer | number> {
  const answer = await fetch(api.url + url)
  const bytes = Buffer.from(await answer.arrayBuffer())
  return answer.status === 200 ? bytes : answer.status
}

/** The colour at a place of a picture, in shares of its size: 0 is black, 255 white. */
export async function greyAt(picture: Buffer | number, x: number, y: number): Promise<number> {
  if (typeof picture === 'number') throw new Error(`the address answered ${picture}`)
  const { data, info } = await sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true })
  return (
    data[Math.floor(y * info.height) * info.width * info.channels + Math.floor(x * info.width) * info.channels] ?? -1
  )
}
