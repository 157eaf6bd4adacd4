import * as v from 'valibot'
import { forms } from '../../../contracts/cases/forms'
import type { Point } from '../../../contracts/common'
import type { CaseItem } from '../outbox/outbox-item'
import { type PhoneAction, planOf } from './step-plans'
import { dayOf, endOfDay } from './until'

/** What has been filled in for one step; kept on the phone until it is sent or in the outbox. */
export interface StepDraft {
  words: string
  photos: string[]
  /** When the first of the photos came, by this phone: the form may be sent much later. */
  takenAt?: string | undefined
  found?: boolean
  until?: string
  handler?: string
}

export const emptyStep: StepDraft = { words: '', photos: [] }

export function hasContent({ words, photos, until, handler }: StepDraft): boolean {
  return words.trim() !== '' || photos.length > 0 || Boolean(until ?? handler)
}

/** The draft's part that changes with its photos. A first photo says when; photos that follow do not make it later. */
export function withPhotos(draft: StepDraft, photos: string[], now = new Date()): Partial<StepDraft> {
  const goesOn = photos.some(name => draft.photos.includes(name))
  const takenAt = photos.length === 0 ? undefined : ((goesOn ? draft.takenAt : undefined) ?? now.toISOString())
  return { photos, takenAt }
}

/** The form that the server takes, without the photos. */
export function formOf(action: PhoneAction, draft: StepDraft, position?: Point): object {
  const { words, found, until, handler, position: looks } = planOf(action)
  const text = draft.words.trim()
  return {
    ...(words && text && { [words.field]: text }),
    ...(found && draft.found !== undefined && { found: draft.found }),
    ...(until && draft.until && { until: endOfDay(draft.until) }),
    ...(handler && draft.handler && { handler: draft.handler }),
    ...(position && { position }),
    ...(looks && draft.takenAt && { takenAt: draft.takenAt })
  }
}

/** What is missing, in the server's words: without network it could only say so hours later. */
export function missingIn(action: PhoneAction, draft: StepDraft): Record<string, string> {
  const { words, found, until, handler } = planOf(action)
  if (until && !endOfDay(draft.until ?? '')) return { until: '请写日期，如 2026-12-31' }
  // The photos have no ids before they are sent; any will do to count them.
  const media = draft.photos.map((_, i) => String(i).padStart(24, '0'))
  const empty = { ...(words && { [words.field]: '' }), ...(found && { found: null }), ...(handler && { handler: '' }) }
  const form = { ...empty, ...formOf(action, draft), media }
  const { issues = [] } = v.safeParse(forms[action], form)
  return Object.fromEntries(issues.map(issue => [String(issue.path?.[0]?.key ?? 'note'), issue.message]).reverse())
}

/** The draft that a step in the outbox was made of. */
export function draftOf({ form, photos }: CaseItem): StepDraft {
  const { note, reason, found, until, handler, takenAt } = form as Record<string, string | undefined> & {
    found?: boolean
  }
  return {
    words: reason ?? note ?? '',
    photos: photos.map(({ held }) => held),
    ...(takenAt && { takenAt }),
    ...(found !== undefined && { found }),
    ...(until && { until: dayOf(until) }),
    ...(handler && { handler })
  }
}
