import { useState } from 'react'
import type { StaffAction } from '../../../contracts/cases/forms'
import { stepOf } from '../../../contracts/cases/workflow'
import { Box, Tap, Title, Words } from '../../components/base'
import { Notice } from '../../components/notice'
import { LeftBehind } from './left-behind'
import { loadStep } from './step-draft'
import { StepForm } from './step-form'
import { hasContent } from './step-form-values'
import { isPhoneAction, phoneActions } from './step-plans'
import type { CaseSteps } from './use-case-steps'

interface Props {
  account: string
  caseNo: string
  allowed: readonly StaffAction[]
  steps: CaseSteps
}

/** One button for each step that is possible now; the chosen one opens its form. Where there is one only, it is open. */
export function StepPanel({ account, caseNo, allowed, steps }: Props) {
  const [chosen, setChosen] = useState<StaffAction>()
  const begun = (action: StaffAction) => hasContent(loadStep(account, caseNo, action) ?? { words: '', photos: [] })
  const offered = phoneActions.filter(action => allowed.includes(action))
  const left = phoneActions.filter(action => !allowed.includes(action) && begun(action))
  const open = offered.find(action => action === chosen) ?? (chosen ? undefined : firstOf(offered, begun))
  const elsewhere = allowed.some(action => !isPhoneAction(action))
  return (
    <>
      {left.map(action => (
        <LeftBehind key={action} account={account} caseNo={caseNo} action={action} />
      ))}
      {offered.length > 0 && (
        <Box className="card">
          <Title level={2}>{offered.length === 1 && open ? stepOf(open).label : '要做什么'}</Title>
          {offered.length > 1 && (
            <Box className="chips">
              {offered.map(action => (
                <Tap
                  key={action}
                  id={`step-${action}`}
                  className={`chip ${action === open ? 'chip-on' : ''}`}
                  pressed={action === open}
                  label={stepOf(action).label}
                  onTap={() => {
                    steps.clear()
                    setChosen(action)
                  }}
                >
                  <Words>{stepOf(action).label}</Words>
                </Tap>
              ))}
            </Box>
          )}
          {steps.trouble && (
            <Notice id="trouble" kind="trouble">
              {steps.trouble}
            </Notice>
          )}
          {open && <StepForm key={open} account={account} caseNo={caseNo} action={open} steps={steps} />}
        </Box>
      )}
      {elsewhere && <Box className="hint staff-elsewhere">立案、派遣、结案等其他操作，请在电脑的工作台上办。</Box>}
    </>
  )
}

/** What was begun is open again; so is the only thing there is to do. */
function firstOf<T>(offered: readonly T[], begun: (action: T) => boolean): T | undefined {
  return offered.find(begun) ?? (offered.length === 1 ? offered[0] : undefined)
}
