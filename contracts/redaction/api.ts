import * as v from 'valibot'
import { CaseView } from '../cases/views'
import { CaseNo, Id } from '../common'
import type { Endpoint } from '../endpoint'
import { PhotoRedaction, UnredactedLook, UnredactedPhoto, UnredactedWords, WordsLook } from './views'
import { WordsRedaction } from './words'

const caseParam = v.object({ caseNo: CaseNo })
const photoParams = v.object({ caseNo: CaseNo, media: Id })

export const redactPhoto = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/photos/:media/redaction',
  who: 'staff',
  may: 'redact',
  summary:
    'Black out places of a photo for everybody outside, at once; taking one back needs the right to see what is under it',
  params: photoParams,
  body: PhotoRedaction,
  idempotent: 'optional',
  reply: CaseView
} as const satisfies Endpoint

export const unredactedPhoto = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/photos/:media/original',
  who: 'staff',
  may: 'seeUnredacted',
  summary: 'A photo as it was sent, for a minute, with a reason; each look is in the audit log',
  params: photoParams,
  body: UnredactedLook,
  reply: UnredactedPhoto
} as const satisfies Endpoint

export const redactWords = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/words/redaction',
  who: 'staff',
  may: 'redact',
  summary:
    'Black out parts of a report or of an entry of the history wherever they stand; showing them again needs the right to see them',
  params: caseParam,
  body: WordsRedaction,
  idempotent: 'optional',
  reply: CaseView
} as const satisfies Endpoint

export const unredactedWords = {
  method: 'POST',
  path: '/api/staff/cases/:caseNo/words/original',
  who: 'staff',
  may: 'seeUnredacted',
  summary: 'Words as they were written, with a reason; each look is in the audit log',
  params: caseParam,
  body: WordsLook,
  reply: UnredactedWords
} as const satisfies Endpoint
