import type { ReactNode } from 'react'
import { caseStates } from '../../contracts/cases/states'
import type { CaseView, HistoryEntry } from '../../contracts/cases/views'
import { clock } from '../time/times'
import { Thumbnail } from './photos/thumbnail'
import { RedactableWords } from './words/redactable-words'
import './history.css'

interface HistoryProps {
  view: CaseView
  moved: (after: CaseView) => void
  showPhoto: (mediaId: string) => void
}

/** The history of a case, the latest entry first. */
export function History({ view, moved, showPhoto }: HistoryProps) {
  const { caseNo, history } = view
  const latestFirst = history
    .map((entry, at) => ({ entry, at }))
    .sort((one, other) => other.entry.at.localeCompare(one.entry.at))
  return (
    <section className="card">
      <h2>办理经过</h2>
      <ol className="history">
        {latestFirst.map(({ entry, at }) => (
          <li key={`${entry.at} ${entry.action}`}>
            <HistoryLine
              entry={entry}
              words={words => (
                <RedactableWords
                  caseNo={caseNo}
                  place={`entry:${at}`}
                  words={words}
                  className="history-words"
                  moved={moved}
                />
              )}
            />
            {entry.media.length > 0 && (
              <div className="thumbnails">
                {entry.media.map(item => (
                  <Thumbnail key={item.id} media={item} label={`看${entry.label}的照片`} show={showPhoto} />
                ))}
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface HistoryLineProps {
  entry: HistoryEntry
  /** How its words are shown, where more than reading them is possible. */
  words?: (words: string) => ReactNode
}

export function HistoryLine({ entry, words: shown }: HistoryLineProps) {
  const { label, from, to, by, at, words, details } = entry
  const who = [by.name, by.roleText === by.name ? '' : by.roleText, by.department].filter(Boolean).join(' · ')
  return (
    <>
      <p>
        <b>{label}</b>
        {from && from !== to && label !== caseStates[to] && ` → ${caseStates[to]}`}
        <span className="history-when">{clock(at)}</span>
      </p>
      <p className="quiet">{who}</p>
      {words && (shown?.(words) ?? <p className="history-words">{words}</p>)}
      {details.map(detail => (
        <p key={detail.label} className="quiet">
          {detail.label}：{detail.value}
        </p>
      ))}
    </>
  )
}
