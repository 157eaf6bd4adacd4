import type { Types } from 'mongoose'
import { stepOf } from '../../contracts/cases/workflow'
import { dangersIn } from '../../contracts/danger/dangers-in'
import { currentTimekeeping } from '../rules/current'
import { nextMoments, stageClock } from './clocks/clock'
import { toCount } from './counted'
import { keptWords } from './kept-words'
import { CaseModel, type CaseRecord } from './model'
import { type Mover, postFor } from './steps/mover'

/** Until when a resident is promised a first look: the limit of the desk that takes it, whichever a city has set. */
export async function promisedFrom(sentAt: Date, text: string): Promise<Date> {
  return (await deskClock(sentAt, text))?.dueAt ?? sentAt
}

/** A danger does not wait for Monday: the duty desk has it day and night, whatever hours the others keep. */
async function deskClock(at: Date, text: string) {
  const { stages, calendar } = await currentTimekeeping()
  const workingTime = stages.workingTime && dangersIn(text).length === 0
  return stageClock('submitted', at, { calendar, stages: { ...stages, workingTime } })
}

export interface NewCase {
  _id: Types.ObjectId
  caseNo: string
  source: CaseRecord['source']
  topic?: { id: string; label: string }
  text: string
  cover?: Types.ObjectId
  place: { address: string; point?: readonly number[]; accuracy?: number; code?: string; codeName?: string }
  gridCode?: string
  component?: string
  submittedAt: Date
}

/** Opens the case of a report. Opening it again, after a crash or by a second equal request, changes nothing. */
export async function openCase({ _id, ...facts }: NewCase, mover: Mover): Promise<void> {
  const at = facts.submittedAt
  const stage = await deskClock(at, facts.text)
  const entry = {
    action: 'submit',
    to: 'submitted',
    at,
    round: 1,
    by: { id: mover.id, name: mover.name, ...postFor(stepOf('submit').by, mover) },
    media: []
  }
  await CaseModel.updateOne(
    { _id },
    {
      $setOnInsert: {
        ...facts,
        version: 1,
        state: 'submitted',
        reportCount: 1,
        urges: 0,
        returns: 0,
        round: 1,
        suspensions: 0,
        reopenings: 0,
        updatedAt: at,
        extensions: 0,
        subtasks: [],
        ...(stage && { stage }),
        ...nextMoments({ stage }, at),
        history: [entry],
        search: keptWords(facts),
        announced: 0,
        unannounced: true,
        ...toCount
      }
    },
    { upsert: true }
  )
}
