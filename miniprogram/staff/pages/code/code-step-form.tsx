import { codeSteps } from '../../../../contracts/codes/lifecycle'
import { Box, Tap, TextInput, Words } from '../../../components/base'
import { Field } from '../../../components/field'
import { PhotoPicker } from '../../../photos/photo-picker'
import { CodeInput } from '../../codes/code-input'
import type { CodeFieldStep } from './code-field-steps'
import { codeStepPhotos, useCodeStepForm } from './use-code-step-form'
import type { CodeSteps } from './use-code-steps'

interface Props {
  code: string
  step: CodeFieldStep
  steps: CodeSteps
  onDone(): void
}

const labels = { replace: '说明', damage: '哪里坏了', lose: '怎么遗失的', restore: '说明' }

export function CodeStepForm({ code, step, steps, onDone }: Props) {
  const { words, setWords, error, photos, send } = useCodeStepForm(code, step, steps, onDone)
  const hint = step === 'lose' ? undefined : '可以不写'
  return (
    <Box className="staff-step">
      <Field name="words" label={labels[step]} hint={hint} error={error}>
        <TextInput
          id="words"
          label={labels[step]}
          value={words}
          invalid={error !== undefined}
          describedBy="words-error"
          onChange={setWords}
          {...(step !== 'replace' && { onEnter: () => void send() })}
        />
      </Field>
      {step !== 'lose' && (
        <Field name="photos" label="照片" hint="可以不拍">
          <PhotoPicker {...photos} most={codeStepPhotos} onPick={() => void photos.pick()} />
        </Field>
      )}
      {step === 'replace' ? (
        <Field name="successor" label="新的二维码">
          <CodeInput
            id="successor"
            label="新的二维码"
            button={steps.sending ? '正在发送…' : '确定更换'}
            onCode={given => void send(given)}
          />
        </Field>
      ) : (
        <Tap id="take-step" className="main-button" onTap={() => void send()}>
          <Words>{steps.sending ? '正在发送…' : `确定${codeSteps[step].label}`}</Words>
        </Tap>
      )}
    </Box>
  )
}
