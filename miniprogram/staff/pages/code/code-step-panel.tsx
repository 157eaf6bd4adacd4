import { useState } from 'react'
import type { StaffCodeAction } from '../../../../contracts/codes/staff-views'
import { Box, Tap, Title, Words } from '../../../components/base'
import { StepForm } from './code-step-form'
import type { Steps } from './use-code-steps'

/** What a collector does with a code that hangs, or hung. */
export const fieldSteps = {
  replace: '更换',
  damage: '登记损坏',
  lose: '登记遗失',
  restore: '恢复使用'
} as const satisfies Partial<Record<StaffCodeAction, string>>
export type FieldStep = keyof typeof fieldSteps

interface Props {
  code: string
  allowed: readonly StaffCodeAction[]
  steps: Steps
}

/** One button for each step that is possible now; the chosen one opens its form. */
export function StepPanel({ code, allowed, steps }: Props) {
  const [chosen, setChosen] = useState<FieldStep>()
  const offered = (Object.keys(fieldSteps) as FieldStep[]).filter(step => allowed.includes(step))
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
            label={fieldSteps[step]}
            onTap={() => setChosen(step === chosen ? undefined : step)}
          >
            <Words>{fieldSteps[step]}</Words>
          </Tap>
        ))}
      </Box>
      {chosen && offered.includes(chosen) && (
        <StepForm key={chosen} code={code} step={chosen} steps={steps} onDone={() => setChosen(undefined)} />
      )}
    </Box>
  )
}
