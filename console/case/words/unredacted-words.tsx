import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../../contracts/cases/views'
import * as redaction from '../../../contracts/redaction/api'
import { call } from '../../api/call'
import { ReasonForm, WHY_LOOK } from '../../fields/reason-form'
import { useRedactWords, type WordsHere } from './use-redact-words'

/** Shows words as they were written after a reason was given, and lets them be shown to everybody again. They are stored nowhere in the browser. */
export function UnredactedWords({ here, moved }: { here: WordsHere; moved: (after: CaseView) => void }) {
  const { caseNo, place } = here
  const [asking, setAsking] = useState(false)
  const [words, setWords] = useState<string>()
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
  return (
    <ReasonForm
      label={WHY_LOOK}
      yes="查看"
      send={async reason =>
        setWords((await call(redaction.unredactedWords, { params: { caseNo }, body: { place, reason } })).words)
      }
    />
  )
}
