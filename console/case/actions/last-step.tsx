import { useEffect, useState } from 'react'
import { Link } from 'react-router-dom'
import type { StaffAction } from '../../../contracts/cases/forms'
import type { CaseView } from '../../../contracts/cases/views'
import { steps } from '../../../contracts/cases/workflow'

interface Taken {
  action: StaffAction
  after: CaseView
}

let last: Taken | undefined

/** The page that opens next says what was done on the one before. */
export function rememberStep(action: StaffAction, after: CaseView) {
  last = { action, after }
}

/** What was just done on another case, with the way back to it. */
export function LastStep() {
  const [taken] = useState(last)
  useEffect(() => {
    last = undefined
  }, [])
  if (!taken) return null
  const { action, after } = taken
  return (
    <p className="card action-last" role="status">
      「{steps[action].label}」办好了：<Link to={`/cases/${after.caseNo}`}>{after.place.address}</Link>，现在
      {after.stateText}
    </p>
  )
}
