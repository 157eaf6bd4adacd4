import { useState } from 'react'
import { codeSteps } from '../../../../contracts/codes/lifecycle'
import type { StaffCodeAction } from '../../../../contracts/codes/staff-views'
import { Box, Tap, Title, Words } from '../../../components/base'
import { codeFieldSteps } from './code-field-steps'
import { isBegun } from './code-step-draft'
import { CodeStepForm } from './code-step-form'
import type { CodeSteps } from './use-code-steps'

interface Props {
  code: string
  allowed: readonly StaffCodeAction[]
  steps: CodeSteps
}

/** One button for each step that is possible now; the chosen one opens its form. What was begun is open again. */
export function CodeStepPanel({ code, allowed, steps }: Props) {
  const offered = codeFieldSteps.filter(step => allowed.includes(step))
  const [chosen, setChosen] = useState(() => offered.find(step => isBegun(code, step)))
  if (offered.length === 0) return null
  return (
    <Box className="card">
      <Title level={2}>要做什么</Title>
      <Box className="chips">
        {offered.map(step => (
          <Tap
            key={step}
            id={`step-${step}`}
            className={`chip ${step === chosen ? 'chip-on' : ''}`}
            pressed={step === chosen}
            label={codeSteps[step].label}
            onTap={() => setChosen(step === chosen ? undefined : step)}
          >
            <Words>{codeSteps[step].label}</Words>
          </Tap>
        ))}
      </Box>
      {chosen && offered.includes(chosen) && (
        <CodeStepForm key={chosen} code={code} step={chosen} steps={steps} onDone={() => setChosen(undefined)} />
      )}
    </Box>
  )
}
