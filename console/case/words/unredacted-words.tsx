import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import type { CaseView } from '../../../contracts/cases/views'
import * as redaction from '../../../contracts/redaction/api'
import { call } from '../../api/call'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { useRedactWords, type WordsHere } from './use-redact-words'

/** Shows words as they were written after a reason was given, and lets them be shown to everybody again. They are stored nowhere in the browser. */
export function UnredactedWords({ here, moved }: { here: WordsHere; moved: (after: CaseView) => void }) {
  const { caseNo, place } = here
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [words, setWords] = useState<string>()
  const { busy, failure, send } = useSend()
  const back = useRedactWords(here, moved)

  if (!asking) {
    return (
      <Button size="small" type="text" onClick={() => setAsking(true)}>
        看遮挡前的文字
      </Button>
    )
  }
  if (words !== undefined) {
    return (
      <span className="words-unredacted">
        遮挡前：{words}
        {back.failure && <span role="alert">{back.failure.message}</span>}
        <Button size="small" type="text" loading={back.busy} onClick={() => back.redact([], () => setAsking(false))}>
          撤回遮挡
        </Button>
      </span>
    )
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    send(async () => {
      setWords((await call(redaction.unredactedWords, { params: { caseNo }, body: { place, reason } })).words)
    })
  }
  return (
    <form onSubmit={look}>
      <FieldFrame label="为什么要查看（会记入审计记录）" error={failure?.fields.reason ?? failure?.message}>
        {control => (
          <Input
            {...control}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </FieldFrame>
      <Button size="small" htmlType="submit" loading={busy}>
        查看
      </Button>
    </form>
  )
}
