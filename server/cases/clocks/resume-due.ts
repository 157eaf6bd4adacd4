import { workThrough } from '../../db/work-through'
import { CaseReader } from '../readers'
import { moveCase } from '../steps/move-case'
import type { Mover } from '../steps/mover'

const system: Mover = { id: 'system', name: '系统', actors: ['system'] }

/**
 * Resumes suspended cases on their date (rule "extension and suspension"). It is no error if another process was
 * first.
 */
export async function resumeDue(now = new Date()): Promise<number> {
  return workThrough({
    job: 'resume suspended cases',
    now,
    read: others =>
      CaseReader.find({ state: 'suspended', 'suspended.until': { $lte: now }, ...others })
        .limit(200)
        .lean(),
    each: theCase => moveCase(theCase, { action: 'resume', form: { note: '' }, mover: system, now }),
    name: ({ caseNo }) => caseNo
  })
}
