import { writePlaceCode } from '../../../../contracts/codes/place-code'
import { vagueMetres } from '../../../../contracts/position'
import { Box, Tap, TextInput, Title, Words } from '../../../components/base'
import { CountedText } from '../../../components/counted-text'
import { Field } from '../../../components/field'
import { Located } from '../../../components/located'
import { Notice } from '../../../components/notice'
import { useStanding } from '../../../places/use-standing'
import { canFindPosition } from '../../../platform/position'
import { senderOf } from '../../api/sender'
import type { StaffAccount } from '../../api/staff-session'
import { CodeInput } from '../../codes/code-input'
import { StaffScreen } from '../../components/staff-screen'
import { OutboxCard } from '../../outbox/outbox-card'
import { useOutbox } from '../../outbox/use-outbox'
import { patrolPhotos, usePatrol } from '../../patrol/use-patrol'
import { StaffPhotos } from '../../photos/staff-photos'
import { SignedIn } from '../../session/signed-in'
import type { Session } from '../../session/use-session'
import { Choice } from '../../steps/choice'

export default function PatrolPage() {
  return <SignedIn title="巡查上报">{(session, account) => <Patrol session={session} account={account} />}</SignedIn>
}

/** What a collector found, perhaps put right on the spot: photo, place, words. */
function Patrol({ session, account }: { session: Session; account: StaffAccount }) {
  const outbox = useOutbox()
  const form = usePatrol(session, account, outbox)
  const { draft, change, errors, topics } = form
  const standing = useStanding(draft.point)
  const sendWaiting = async () => {
    if ((await outbox.flush(senderOf(account).id)) === 'signIn') session.expire()
  }
  return (
    <StaffScreen
      notice={
        form.trouble ? (
          <Notice id="trouble" kind="trouble">
            {form.trouble}
          </Notice>
        ) : (
          form.told && <Notice id="told">{form.told}</Notice>
        )
      }
      action={
        <Tap id="send" className="main-button" onTap={() => void form.send()}>
          <Words>{form.sending ? '正在发送…' : '上报'}</Words>
        </Tap>
      }
    >
      <OutboxCard outbox={outbox} account={account} onSend={() => void sendWaiting()} />
      <Box className="card">
        <Title level={1}>巡查上报</Title>
        <Field name="media" label="拍下问题" error={errors.media}>
          <StaffPhotos photos={form.photos} most={patrolPhotos.found} />
        </Field>
        <Field name="text" label="发现了什么" error={errors.text}>
          <CountedText
            id="text"
            label="发现了什么"
            value={draft.text}
            most={500}
            placeholder="如：井盖破损，旁边有碎块"
            error={errors.text}
            onChange={text => change({ text })}
          />
        </Field>
        <Field name="topic" label="哪一类" hint="可以不选" error={errors.topic}>
          <Choice
            id="topic"
            options={topics.map(({ id, label }) => ({ value: id, label }))}
            value={draft.topic}
            onChange={topic => change({ topic: topic === draft.topic ? undefined : topic })}
          />
        </Field>
      </Box>
      <Box className="card">
        <Title level={2}>在哪里</Title>
        {draft.code && <Box className="staff-fine">{`✓ 码 ${writePlaceCode(draft.code)}`}</Box>}
        {draft.point && (
          <Located
            id="position"
            words={`已定位，误差约 ${draft.accuracy ?? 0} 米`}
            poor={(draft.accuracy ?? 0) > vagueMetres}
            standing={standing}
          />
        )}
        {form.placeTold && (
          <Box className="hint" role="status">
            {form.placeTold}
          </Box>
        )}
        {canFindPosition && (
          <Tap id="find-position" className="side-button" onTap={() => void form.findMe()}>
            <Words>{draft.point ? '重新定位' : '用我现在的位置'}</Words>
          </Tap>
        )}
        <CodeInput id="place" label="附近的码" button="用这个码" onCode={given => void form.takeCode(given)} />
        <Field name="address" label="地址" hint="没有码时写" error={errors.address}>
          <TextInput
            id="address"
            label="地址"
            value={draft.address}
            placeholder="如：解放路 12 号药店门口"
            invalid={errors.address !== undefined}
            describedBy="address-error"
            onChange={address => change({ address, code: undefined })}
          />
        </Field>
      </Box>
      <Box className="card">
        <Title level={2}>当场解决了吗</Title>
        <Choice
          id="settled"
          options={[
            { value: false, label: '没有，要派人处理' },
            { value: true, label: '当场已解决' }
          ]}
          value={draft.settled}
          onChange={settled => change({ settled })}
        />
        {draft.settled && (
          <>
            <Field name="settled-media" label="解决后的照片" error={errors['settled.media']}>
              <StaffPhotos id="add-after-photo" photos={form.afterPhotos} most={patrolPhotos.after} />
            </Field>
            <Field name="note" label="怎么解决的" error={errors['settled.note']}>
              <CountedText
                id="note"
                label="怎么解决的"
                value={draft.note}
                most={500}
                placeholder="如：劝导后当场搬走"
                error={errors['settled.note']}
                onChange={note => change({ note })}
              />
            </Field>
          </>
        )}
      </Box>
    </StaffScreen>
  )
}
