import { stepOf } from '../../../contracts/cases/workflow'
import { Box, Tap, Words } from '../../components/base'
import { CountedText } from '../../components/counted-text'
import { Field } from '../../components/field'
import { canFindPosition } from '../../platform/position'
import { StaffPhotos } from '../photos/staff-photos'
import { Choice } from './choice'
import { HandlerField } from './handler-field'
import type { PhoneAction } from './step-plans'
import { UntilField } from './until-field'
import type { CaseSteps } from './use-case-steps'
import { stepPhotos, useStepForm } from './use-step-form'

interface Props {
  account: string
  caseNo: string
  action: PhoneAction
  steps: CaseSteps
}

/** The form of one step, drawn from its plan. */
export function StepForm({ account, caseNo, action, steps }: Props) {
  const form = useStepForm(account, caseNo, action, steps)
  const { plan, draft, change, errors } = form
  const { label } = stepOf(action)
  // Not the name of the chip above it: two buttons of one name confuse whoever hears them.
  const button = plan.button ?? `确定${label}`
  return (
    <Box id={`form-${action}`} className="staff-step">
      {plan.found && (
        <Field name="found" label="现场有这个问题吗" error={errors.found}>
          <Choice
            id="found"
            options={[
              { value: true, label: '有' },
              { value: false, label: '没有' }
            ]}
            value={draft.found}
            onChange={found => change({ found })}
          />
        </Field>
      )}
      {plan.handler && (
        <HandlerField value={draft.handler} error={errors.handler} onChange={handler => change({ handler })} />
      )}
      {plan.photos && (
        <Field name="media" label={plan.photos.label} hint={plan.photos.hint} error={errors.media}>
          <StaffPhotos photos={form.photos} most={stepPhotos} />
        </Field>
      )}
      {plan.until && (
        <UntilField value={draft.until ?? ''} error={errors.until} onChange={until => change({ until })} />
      )}
      {plan.words && (
        <Field name="words" label={plan.words.label} hint={plan.words.hint} error={errors[plan.words.field]}>
          <Phrases
            action={action}
            found={draft.found}
            plan={plan}
            words={draft.words}
            onWords={words => change({ words })}
          />
          <CountedText
            id="words"
            label={plan.words.label}
            value={draft.words}
            most={500}
            error={errors[plan.words.field]}
            onChange={words => change({ words })}
          />
        </Field>
      )}
      {plan.position && canFindPosition && (
        <Tap
          id="with-position"
          className={`chip staff-position ${form.withPosition ? 'chip-on' : ''}`}
          pressed={form.withPosition}
          label="附上我现在的位置"
          onTap={() => form.setWithPosition(!form.withPosition)}
        >
          <Words>{form.withPosition ? '✓ 附上我现在的位置' : '附上我现在的位置'}</Words>
        </Tap>
      )}
      <Tap id="take-step" className="main-button" onTap={() => void form.send()}>
        <Words>{form.locating ? '正在定位…' : steps.sending ? '正在发送…' : button}</Words>
      </Tap>
    </Box>
  )
}

const foundPhrases = ['问题属实', '比上报的更严重']
const missingPhrases = ['现场没有发现', '已经恢复正常']

interface PhrasesProps {
  action: PhoneAction
  found?: boolean
  plan: { phrases?: readonly string[] }
  words: string
  onWords(words: string): void
}

/** Words to tap instead of typing them with wet fingers. */
function Phrases({ action, found, plan, words, onWords }: PhrasesProps) {
  const ready = action === 'verify' ? (found === false ? missingPhrases : foundPhrases) : (plan.phrases ?? [])
  if (ready.length === 0) return null
  const add = (phrase: string) => onWords(words.trim() ? `${words.trim()}，${phrase}` : phrase)
  return (
    <Box className="chips staff-phrases">
      {ready
        .filter(phrase => !words.includes(phrase))
        .map((phrase, i) => (
          <Tap key={phrase} id={`phrase-${i}`} className="chip" onTap={() => add(phrase)}>
            <Words>{phrase}</Words>
          </Tap>
        ))}
    </Box>
  )
}
