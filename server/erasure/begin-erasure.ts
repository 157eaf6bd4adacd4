import { randomBytes } from 'node:crypto'
import { Types } from 'mongoose'
import type { Erasure } from '../../contracts/residents/erasure'
import { recordOnce } from '../audit/record'
import { isDuplicateKey } from '../db/duplicate-key'
import { log } from '../log'
import { markOfSender } from '../residents/sender-mark'
import { ErasureModel, type ErasureRecord } from './model'

/** The job takes over what the request itself has not done by then. */
const takenOverAfterMs = 60_000

/**
 * Writes down that a person's data is to go, before any of it goes: whatever breaks off afterwards is finished by the job. Asking
 * again finds what was begun. The log file has it, too: a backup that is restored later must be told.
 */
export async function beginErasure(resident: string, { words }: Erasure, now: Date): Promise<ErasureRecord> {
  const _id = markOfSender(`resident:${resident}`)
  const reports = typeof words === 'object' ? words.reports : []
  const work = {
    resident,
    secret: randomBytes(24).toString('base64url'),
    words: typeof words === 'object' ? ('some' as const) : words,
    reports: reports.map(id => new Types.ObjectId(id)),
    cases: [],
    wordless: [],
    rounds: 0,
    next: new Date(now.getTime() + takenOverAfterMs)
  }
  try {
    await ErasureModel.create({ _id, at: now, work })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const erasure = await ErasureModel.findById(_id).orFail().lean()
  await recordOnce(
    `erased:${_id}`,
    { action: 'personErased', by: { username: '', name: '市民' }, fromNowhere: true },
    now
  )
  if (erasure.work) log.info({ erasure: { mark: _id, words: erasure.work.words, reports } }, 'personal data erased')
  return erasure
}
