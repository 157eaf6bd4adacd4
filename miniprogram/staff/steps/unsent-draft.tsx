import { useState } from 'react'
import { stepOf } from '../../../contracts/cases/workflow'
import { Box, Tap, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { releasePhoto } from '../photos/pending-photos'
import { dropStep, loadStep } from './step-draft'
import type { PhoneAction } from './step-plans'

/** What was written for a step that has become impossible: it stays until the person has no more use for it. */
export function UnsentDraft({ account, caseNo, action }: { account: string; caseNo: string; action: PhoneAction }) {
  const [draft, setDraft] = useState(() => loadStep(account, caseNo, action))
  if (!draft) return null
  const drop = () => {
    for (const name of draft.photos) releasePhoto(name)
    dropStep(account, caseNo, action)
    setDraft(undefined)
  }
  return (
    <Notice kind="warning">
      <Box>{`现在不能“${stepOf(action).label}”了。您写的还留着：`}</Box>
      <Box className="staff-text">{draft.words}</Box>
      {draft.photos.length > 0 && <Box>{`照片 ${draft.photos.length} 张`}</Box>}
      <Tap id={`forget-${action}`} className="link" onTap={drop}>
        <Words>用不着了，去掉</Words>
      </Tap>
    </Notice>
  )
}
