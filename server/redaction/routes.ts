import { randomUUID } from 'node:crypto'
import type Router from 'koa-router'
import { api } from '../../contracts/api'
import { presentCase } from '../cases/present'
import { visibleCase } from '../cases/visible-case'
import { reportsForStaff } from '../reports/for-staff'
import { serve } from '../serve'
import { stepKey } from '../versioned/step-key'
import { redactPhoto } from './redact-photo'
import { redactWords } from './redact-words'
import { showUnredacted, showUnredactedWords } from './show-unredacted'

export function redactionRoutes(router: Router) {
  serve(router, api.redactPhoto, async ({ who, params: { caseNo, media }, body, idempotencyKey }) => {
    const key = stepKey(idempotencyKey, who.id, [media, body])
    await redactPhoto(who, await visibleCase(caseNo, who), media, body, key)
    return presentCase(await visibleCase(caseNo, who), who, reportsForStaff)
  })

  serve(router, api.unredactedPhoto, async ({ who, params: { caseNo, media }, body }) => ({
    url: await showUnredacted(who, await visibleCase(caseNo, who), media, body.reason)
  }))

  serve(router, api.redactWords, async ({ who, params: { caseNo }, body, idempotencyKey }) => {
    const key = stepKey(idempotencyKey ?? randomUUID(), who.id, body)
    if (key) await redactWords(who, await visibleCase(caseNo, who), body, key)
    return presentCase(await visibleCase(caseNo, who), who, reportsForStaff)
  })

  serve(router, api.unredactedWords, async ({ who, params: { caseNo }, body }) => ({
    words: await showUnredactedWords(who, await visibleCase(caseNo, who), body)
  }))
}
