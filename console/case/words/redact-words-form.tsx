import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { CaseView } from '../../../contracts/cases/views'
import { blackedOut, type Span } from '../../../contracts/redaction/words'
import { FieldFrame } from '../../fields/field-frame'
import { Keys } from '../../keys/keys'
import { useRedactWords, type WordsHere } from './use-redact-words'

interface RedactWordsFormProps {
  here: WordsHere
  selected: Span
  moved: (after: CaseView) => void
  leave: () => void
}

/** The words in a field in which a part is selected, by mouse or by Shift and arrow keys; Enter blacks it out. */
export function RedactWordsForm({ here, selected, moved, leave }: RedactWordsFormProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [span, setSpan] = useState(selected)
  const { busy, failure, redact } = useRedactWords(here, moved)
  const some = span.from < span.to
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(selected.from, selected.to)
  }, [selected])

  const save = (event?: FormEvent) => {
    event?.preventDefault()
    if (some) redact([span], leave)
  }
  return (
    <form onSubmit={save} aria-label="遮挡文字" className="words-form">
      <FieldFrame label="选中要遮挡的部分（鼠标拖选，或 Shift 加方向键），按 Enter 保存" error={failure?.message}>
        {({ id }) => (
          <textarea
            id={id}
            ref={field}
            rows={3}
            // Not read-only: in such a field the keys move no caret. What is typed changes nothing.
            value={here.words}
            onChange={() => undefined}
            onSelect={({ currentTarget }) =>
              setSpan({ from: currentTarget.selectionStart, to: currentTarget.selectionEnd })
            }
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                event.preventDefault()
                save()
              }
            }}
          />
        )}
      </FieldFrame>
      <p className="quiet" role="status">
        {some ? `遮挡后：${blackedOut(here.words, [span])}` : '还没有选中文字'}
      </p>
      <Button size="small" htmlType="submit" type="primary" disabled={!some} loading={busy}>
        遮挡选中的文字 <Keys>Enter</Keys>
      </Button>
      <Button size="small" type="text" disabled={busy} onClick={leave}>
        放弃
      </Button>
    </form>
  )
}
