import { stepOf } from '../../contracts/cases/workflow'
import type { Texts } from '../../contracts/rules/kinds'
import type { CaseRecord } from '../cases/model'
import type { Event } from './event'
import { isResident } from './person'
import type { Recipient } from './recipients'
import { sentenceFor } from './sentences'

export interface Composed {
  title: string
  text: string
  caseNo: string
  /** The place of the problem as this reader knows it. */
  place: string
}

/**
 * Makes the text of a message. Residents read about their own report, and of the step's words only what their timeline
 * shows. Staff read what the history shows, and nothing about a reporter.
 */
export function compose(event: Event, { person, report, other, keeper }: Recipient, texts: Texts['texts']): Composed {
  const { theCase, entry } = event
  const forResident = isResident(person)
  const place = placeName(report?.place ?? theCase.place)
  const caseNo = report?.caseNo ?? theCase.caseNo
  const department = entry.facts?.department?.name ?? theCase.department?.name ?? ''
  const names = { case: caseNo, place, department }
  const sentence = sentenceFor(entry.action, other ? 'other' : forResident ? 'resident' : 'staff', texts, names)
  const title = keeper ? `没人接手：${sentence}` : sentence
  const shown = !other && (!forResident || stepOf(entry.action).shows?.includes('words'))
  const words = shown ? entry.words : undefined
  const head = forResident ? place : headOf(theCase, report?.place ?? theCase.place)
  return { title, text: [head, words].filter(Boolean).join('：'), caseNo, place }
}

/** What stands before the words in a message to staff: where it is and what it is about. */
export function headOf({ matter, topic }: Pick<CaseRecord, 'matter' | 'topic'>, place: CaseRecord['place']): string {
  return [placeName(place), matter?.name ?? topic?.label ?? ''].filter(Boolean).join(' ')
}

function placeName({ codeName, address }: CaseRecord['place']): string {
  return codeName || address || ''
}
