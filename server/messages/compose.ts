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
  const what = forResident ? '' : (theCase.matter?.name ?? theCase.topic?.label ?? '')
  return { title, text: [[place, what].filter(Boolean).join(' '), words].filter(Boolean).join('：'), caseNo, place }
}

function placeName({ codeName, address }: CaseRecord['place']): string {
  return codeName || address || ''
}
