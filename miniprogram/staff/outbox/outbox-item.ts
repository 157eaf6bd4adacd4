import type { FailureCode } from '../../../contracts/api-error'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import type { StaffCodeAction, StaffCodeView } from '../../../contracts/codes/staff-views'
import type { SentReport } from '../../../contracts/reports/views'
import type { Sender } from '../api/sender'

/** A photo by its name in the phone's store, and the server's id once it has got through. */
export interface PendingPhoto {
  held: string
  id?: string
  /** Taken after a problem was put right on the spot. */
  after?: true
}

interface BaseItem {
  id: string
  form: object
  photos: PendingPhoto[]
  by: Sender
  /** Why the server did not take it; it is not sent again by itself. */
  problem?: string
  refused?: FailureCode
}

export interface CodeItem extends BaseItem {
  kind: 'code'
  code: string
  action: StaffCodeAction
}

export interface CaseItem extends BaseItem {
  kind: 'case'
  caseNo: string
  action: StaffAction
  version: number
  place: string
}

export interface PatrolItem extends BaseItem {
  kind: 'patrol'
  place: string
}

/** Something done on the way, kept on the phone until the server has it. */
export type OutboxItem = CodeItem | CaseItem | PatrolItem

/** What changes on an item while it is being sent. */
export type SendingProgress = Partial<Pick<BaseItem, 'photos' | 'problem' | 'refused' | 'by'>>

/** The server's answer to an item. */
export type SentResult =
  | { kind: 'code'; view: StaffCodeView }
  | { kind: 'case'; view: CaseView }
  | { kind: 'patrol'; report: SentReport }

/** Items stored by an earlier version were all steps with a code. */
export function reviveItems(stored: unknown): OutboxItem[] {
  return Array.isArray(stored) ? stored.map(item => ({ kind: 'code', ...item })) : []
}

/** Steps of others made this one impossible: sending it again cannot help. */
export function isOvertaken({ kind, refused }: OutboxItem): boolean {
  const final: readonly (FailureCode | undefined)[] = [
    'case_changed',
    'wrong_state',
    'not_independent',
    'forbidden',
    'not_found'
  ]
  return kind === 'case' && final.includes(refused)
}

/** What the person wrote in it, whichever field of the form it is. */
export function wordsOf({ form }: OutboxItem): string {
  const { note, reason, text } = form as { note?: string; reason?: string; text?: string }
  return reason || note || text || ''
}

/** What waits for this case. */
export function waitingFor(items: readonly OutboxItem[], caseNo: string): CaseItem[] {
  return items.filter((item): item is CaseItem => item.kind === 'case' && item.caseNo === caseNo)
}
