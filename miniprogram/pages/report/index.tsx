import Taro from '@tarojs/taro'
import { dangersIn } from '../../../contracts/danger/dangers-in'
import { photoLimits } from '../../../contracts/media/views'
import { reportText } from '../../../contracts/reports/views'
import { Tap, Words } from '../../components/base'
import { ConsentStep } from '../../components/consent-step'
import { CountedText } from '../../components/counted-text'
import { Field } from '../../components/field'
import { Notice } from '../../components/notice'
import { ReceiptScreen } from '../../components/receipt-screen'
import { Screen } from '../../components/screen'
import { SentMeanwhile } from '../../components/sent-meanwhile'
import { DangerNotice } from '../../danger/danger-notice'
import { StopperChips } from '../../danger/stopper-chips'
import { PhotoPicker } from '../../photos/photo-picker'
import { ContactField } from './contact-field'
import './index.scss'
import { PlaceBelow, PlaceCard } from './place-card'
import { TopicChips } from './topic-chips'
import { useReportForm } from './use-report-form'
import { useSpot } from './use-spot'
import { useTopics } from './use-topics'

const busyWords = { photos: '照片传完就发送…', report: '正在发送…' }

/** The one screen that matters: where, a photo, a line, send. */
export default function ReportPage() {
  const { spot, carry, choose } = useSpot()
  const form = useReportForm(spot, carry, choose)
  const { draft, change, errors, trouble, sending, send, photos, photoPlace } = form
  const topics = useTopics(spot)
  if (form.receipt) return <ReceiptScreen receipt={form.receipt} onAnother={form.begin} />
  const topic = topics.find(({ id }) => id === draft.topic)
  const dangers = dangersIn(draft.text)
  const place = { spot, draft, error: errors.address ?? errors.code, photoPlace, onChange: change, onChoose: choose }
  return (
    <Screen
      current="report"
      notice={
        (trouble || dangers.length > 0) && (
          <>
            <DangerNotice kinds={dangers} />
            {trouble && (
              <Notice id="trouble" kind="trouble">
                {trouble}
              </Notice>
            )}
          </>
        )
      }
      action={
        form.asking ? (
          <ConsentStep
            onAgree={form.consent}
            onRead={() => void Taro.navigateTo({ url: '/privacy/pages/notice/index' })}
          />
        ) : (
          <Tap id="send" className="main-button" onTap={() => void send()}>
            <Words>{sending ? busyWords[sending] : '发送'}</Words>
          </Tap>
        )
      }
    >
      <SentMeanwhile />
      <PlaceCard {...place} />
      <Field name="media" label="照片" unlabelled error={errors.media}>
        <PhotoPicker {...photos} most={photoLimits.perReport} onPick={() => void photos.pick()} />
      </Field>
      <Field name="topic" label="是哪类问题" hint="不确定可以不选" error={errors.topic}>
        <TopicChips topics={topics} chosen={draft.topic} onChoose={id => change({ topic: id })} />
        <StopperChips topic={draft.topic} text={draft.text} onChange={text => change({ text })} />
      </Field>
      <Field name="text" label="说一句" hint="有照片可以不写" error={errors.text}>
        <CountedText
          id="text"
          label="说一句，发生了什么"
          value={draft.text}
          most={reportText.max}
          placeholder={topic ? `如：${topic.hint}` : '发生了什么？在哪个位置？'}
          error={errors.text}
          onChange={text => change({ text })}
        />
      </Field>
      <PlaceBelow {...place} />
      {!form.guarded && (
        <ContactField phone={draft.phone} error={errors['contact.phone']} onChange={phone => change({ phone })} />
      )}
    </Screen>
  )
}
