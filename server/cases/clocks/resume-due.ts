import { Refusal } from '../../http/refusal'
import { CaseModel } from '../model'
import { moveCase } from '../steps/move-case'
import type { Mover } from '../steps/policy'

const system: Mover = { id: 'system', name: '系统', actors: ['system'] }

/** Brings suspended cases back when their date has come (rule 5). Another process that was first is no error. */
export async function resumeDue(now = new Date()): Promise<number> {
  const due = await CaseModel.find({ state: 'suspended', 'suspended.until': { $lte: now } })
    .limit(200)
    .lean()
  let resumed = 0
  for (const found of due) {
    try {
      await moveCase(found, { action: 'resume', form: { note: '' }, mover: system, now })
      resumed += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return resumed
}
