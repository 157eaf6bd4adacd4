import type { ResidentAction } from '../../../contracts/cases/forms'
import { photoLimits } from '../../../contracts/media/views'
import type { ReportView } from '../../../contracts/reports/views'
import { Box, Tap, Words } from '../../components/base'
import { CountedText } from '../../components/counted-text'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { PhotoPicker } from '../../photos/photo-picker'
import { wordsOf } from './action-forms'
import { useActionForm } from './use-action-form'
import { Verdict } from './verdict'

interface Props {
  report: ReportView
  action: ResidentAction
  onDone(report: ReportView): void
}

export function ActionForm({ report, action, onDone }: Props) {
  const words = wordsOf(action, report.state)
  const form = useActionForm(report.reportId, action, onDone)
  const { note, write, errors, trouble, sending, send, photos } = form
  const noteError = errors.note ?? errors.reason
  return (
    <Box className="action-form">
      <Box className="hint">{words.intro}</Box>
      {words.verdict && <Verdict form={form} />}
      <Field name="note" label={words.label} error={noteError}>
        <CountedText
          id="note"
          label={words.label}
          value={note}
          most={500}
          placeholder={words.placeholder}
          error={noteError}
          onChange={write}
        />
      </Field>
      {words.photos && (
        <Field name="media" label="照片（可不加）" error={errors.media}>
          <PhotoPicker {...photos} most={photoLimits.perStep} onPick={() => void photos.pick()} />
        </Field>
      )}
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      <Tap id="send-action" className="main-button" onTap={() => void send()}>
        <Words>{sending ? '正在发送…' : words.send}</Words>
      </Tap>
    </Box>
  )
}
