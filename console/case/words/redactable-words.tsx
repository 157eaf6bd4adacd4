import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../contracts/cases/views'
import { blackout, type Span } from '../../../contracts/redaction/words'
import { useSession } from '../../session/session'
import { RedactWordsForm } from './redact-words-form'
import { UnredactedWords } from './unredacted-words'
import type { WordsHere } from './use-redact-words'
import './redactable-words.css'

interface RedactableWordsProps extends WordsHere {
  className: string
  moved: (after: CaseView) => void
}

/** Words that somebody may black out in part: what is selected, or what they select then. */
export function RedactableWords({ className, moved, ...here }: RedactableWordsProps) {
  const { rights } = useSession().account
  const shown = useRef<HTMLParagraphElement>(null)
  const [begun, setBegun] = useState<Span>()
  return (
    <>
      <p ref={shown} className={className}>
        {here.words}
      </p>
      {begun ? (
        <RedactWordsForm here={here} selected={begun} moved={moved} leave={() => setBegun(undefined)} />
      ) : (
        <div className="words-tools">
          {rights.includes('redact') && (
            <Button
              size="small"
              type="text"
              // Keeps what is selected.
              onMouseDown={event => event.preventDefault()}
              onClick={() => setBegun(selectedIn(shown.current))}
            >
              遮挡文字
            </Button>
          )}
          {rights.includes('seeUnredacted') && here.words.includes(blackout) && (
            <UnredactedWords here={here} moved={moved} />
          )}
        </div>
      )}
    </>
  )
}

/** The part of this text that is selected on the page; an empty one when none is. */
function selectedIn(text: HTMLElement | null): Span {
  const selection = document.getSelection()
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined
  if (!range || !text?.contains(range.startContainer) || !text.contains(range.endContainer)) return { from: 0, to: 0 }
  const before = document.createRange()
  before.selectNodeContents(text)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  return { from, to: from + range.toString().length }
}
