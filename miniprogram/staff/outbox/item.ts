import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import type { StaffCodeAction, StaffCodeView } from '../../../contracts/codes/staff-views'
import type { SentReport } from '../../../contracts/reports/views'
import type { AccountView } from '../../../contracts/staff/views'
import type { Failure } from '../../api/errors'

/** A photo by its name in the phone's store, and the server's id once it has got through. */
export interface HeldPhoto {
  held: string
  id?: string
  /** Taken after a problem was put right on the spot. */
  after?: true
}

interface Kept {
  id: string
  form: object
  photos: HeldPhoto[]
  by: Pick<AccountView, 'id' | 'name'>
  /** It was sent at least once, and the answer may have been lost. */
  tried?: boolean
  /** Why the server did not take it; it is not sent again by itself. */
  problem?: string
  refused?: Failure
}

export interface CodeItem extends Kept {
  kind: 'code'
  code: string
  action: StaffCodeAction
}

export interface CaseItem extends Kept {
  kind: 'case'
  caseNo: string
  action: StaffAction
  version: number
  /** When the case had last changed, by the server's clock, as seen by whoever took the step. */
  seen: string
  place: string
}

export interface PatrolItem extends Kept {
  kind: 'patrol'
  place: string
}

/** Something done on the way, kept on the phone until the server has it. */
export type Item = CodeItem | CaseItem | PatrolItem

/** What changes on an item while it is being sent. */
export type Progress = Partial<Pick<Kept, 'photos' | 'tried' | 'problem' | 'refused'>>

/** The server's answer to an item. */
export type Sent =
  | { kind: 'code'; view: StaffCodeView }
  | { kind: 'case'; view: CaseView }
  | { kind: 'patrol'; report: SentReport }

/** Items stored by an earlier version were all steps with a code. */
export function reviveItems(stored: unknown): Item[] {
  return Array.isArray(stored) ? stored.map(item => ({ kind: 'code', ...item })) : []
}

/** Steps of others made this one impossible: sending it again cannot help. */
export function isOvertaken({ kind, refused }: Item): boolean {
  const final: readonly (Failure | undefined)[] = [
    'case_changed',
    'wrong_state',
    'not_independent',
    'forbidden',
    'not_found'
  ]
  return kind === 'case' && final.includes(refused)
}

/** What the person wrote in it, whichever field of the form it is. */
export function wordsOf({ form }: Item): string {
  const { note, reason, text } = form as { note?: string; reason?: string; text?: string }
  return reason || note || text || ''
}

/** What waits for this case. */
export function waitingFor(items: readonly Item[], caseNo: string): CaseItem[] {
  return items.filter((item): item is CaseItem => item.kind === 'case' && item.caseNo === caseNo)
}
