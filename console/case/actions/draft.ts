import * as v from 'valibot'
import { forms, type StaffAction } from '../../../contracts/cases/forms'
import type { Proposal } from '../../../contracts/cases/proposals'
import { type RejectReason, rejectReasons } from '../../../contracts/cases/reject-reasons'
import type { Request } from '../../../contracts/cases/step'
import type { CaseView } from '../../../contracts/cases/views'
import type { Point } from '../../../contracts/common'
import type { MediaView } from '../../../contracts/media/views'
import { dateOf, endOfDay } from '../../time/times'

/** What a person has filled in for one action so far. All actions share this shape. */
export interface Draft {
  note: string
  reason: string
  matter?: string
  condition?: string
  reasonCode?: RejectReason
  department?: string
  handler?: string
  collector?: string
  /** A corrected place, as typed; what stays empty is not corrected. */
  point?: Point
  address?: string
  component?: string
  code?: string
  gridCode?: string
  into: string
  found?: boolean
  /** What came of a call-back. */
  reached?: boolean
  satisfied?: boolean
  /** A date in the city's time, YYYY-MM-DD. */
  until: string
  media: MediaView[]
}

/** Returns the draft before anybody types. Granting a request starts with the words and the date of the request. */
export function emptyDraft(view: CaseView, action: StaffAction): Draft {
  const asked = view.request?.what === grants[action] ? view.request : undefined
  return {
    note: action === 'close' ? resultOf(view) : '',
    reason: asked?.reason ?? '',
    into: '',
    until: action === 'suspend' && asked?.until ? dateOf(asked.until) : '',
    media: [],
    // A case that was sent back keeps its matter and condition for the next time it is accepted.
    matter: view.matter?.code,
    condition: view.condition?.code,
    department: action === 'dropSubtask' ? onlyHelper(view) : undefined
  }
}

/** What the department wrote about its work: the lead says it to the resident, or says it better. */
function resultOf({ history }: CaseView): string {
  return [...history].reverse().find(entry => entry.action === 'reportDone')?.words ?? ''
}

const grants: Partial<Record<StaffAction, Request>> = {
  grantExtension: 'extension',
  suspend: 'suspension',
  void: 'void'
}

function onlyHelper({ subtasks }: CaseView): string | undefined {
  const [only, another] = subtasks.filter(({ state }) => state === 'open')
  return another ? undefined : only?.department.id
}

/** Fills in the proposed department until the person chooses another or none. */
export function withProposal(draft: Draft, proposal: Proposal | undefined): Draft {
  return draft.department === undefined ? { ...draft, department: proposal?.department?.id } : draft
}

/** Choosing another ready-made reason replaces its sentence, but never the person's own words. */
export function withTemplate(draft: Draft, reasonCode: RejectReason): Draft {
  const templates: readonly string[] = ['', ...Object.values(rejectReasons)]
  if (!templates.includes(draft.reason.trim())) return { ...draft, reasonCode }
  return { ...draft, reasonCode, reason: reasonCode === 'other' ? '' : rejectReasons[reasonCode] }
}

export type ReadForm = { body: object } | { fields: Record<string, string> }

/** Checks a draft with the contract's form, so the console refuses what the server would refuse, in the same words. */
export function readForm(action: StaffAction, draft: Draft): ReadForm {
  const schema: v.GenericSchema = forms[action]
  const { until, media, ...typed } = draft
  const rest = action === 'correctPlace' ? withoutEmpty(typed) : typed
  const given = { ...rest, media: media.map(({ id }) => id), until: until ? endOfDay(until) : undefined }
  const result = v.safeParse(schema, given)
  if (result.success) return { body: Object(result.output) }
  const fields: Record<string, string> = {}
  for (const issue of result.issues) {
    const name = v.getDotPath(issue) ?? 'form'
    fields[name] ??= name === 'until' ? '请选择日期' : issue.message
  }
  return { fields }
}

/** What was left empty, or emptied again, is not sent. */
function withoutEmpty(typed: object): object {
  const trimmed = Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])
  return Object.fromEntries(
    trimmed.filter(([name, value]) => name === 'reason' || (value !== '' && value !== undefined))
  )
}

/** Returns all typed words, for copying them when the action is no longer allowed. */
export function wordsOf(draft: Draft): string {
  return [draft.reason, draft.note]
    .map(words => words.trim())
    .filter(Boolean)
    .join('\n')
}
