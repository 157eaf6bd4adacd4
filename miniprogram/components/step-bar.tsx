import { Box, Words } from './base'
import './step-bar.scss'
import { steps } from './whereabouts'

/** How far it has come: what is done, what is under way, what is to come. */
export function StepBar({ step }: { step: number }) {
  const now = steps[step] ?? '全部完成'
  return (
    <Box id="steps" className="steps" role="img" label={`办理进度：${now}，一共 ${steps.length} 步，完成 ${step} 步`}>
      {steps.map((name, i) => (
        <Box key={name} className={`stage ${i < step ? 'stage-done' : i === step ? 'stage-now' : ''}`}>
          <Box className="stage-mark">
            <Words>{i < step ? '✓' : i + 1}</Words>
          </Box>
          <Words className="stage-name">{name}</Words>
        </Box>
      ))}
    </Box>
  )
}
