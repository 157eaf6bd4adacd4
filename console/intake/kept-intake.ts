import type { NewReport, SentReport } from '../../contracts/reports/views'
import { forgettable } from '../shared/forgettable'
import { emptyIntake, type IntakeDraft } from './draft'

/** One call on this desk: what is written down, the key under which it is sent, and what became of it. */
export interface Intake {
  key: string
  draft: IntakeDraft
  /** What was sent without an answer coming back: it may have arrived. */
  unsure: NewReport[]
  sent?: SentReport
  /** The server had taken an earlier version of what is written here. */
  earlier?: boolean
}

const place = 'mashangban.console.intake'

export function newIntake(): Intake {
  const begun: Intake = { key: crypto.randomUUID?.() ?? randomKey(), draft: emptyIntake, unsure: [] }
  keepIntake(begun)
  return begun
}

/** A desk that is served without https has no randomUUID. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

export function keptIntake(): Intake | undefined {
  const text = sessionStorage.getItem(place)
  return text ? (JSON.parse(text) as Intake) : undefined
}

export function keepIntake(intake: Intake) {
  sessionStorage.setItem(place, JSON.stringify(intake))
}

export function dropIntake() {
  sessionStorage.removeItem(place)
}

forgettable(dropIntake)
