import { Box, Tap, Title, Words } from '../components/base'
import { Field } from '../components/field'
import { Notice } from '../components/notice'
import { MarkedReports, type OwnReports } from './marked-reports'
import type { useErasure, WhichWords } from './use-erasure'

const choices: [WhichWords, string][] = [
  ['none', '都留着'],
  ['all', '都删掉'],
  ['some', '一件一件选']
]

const goes = [
  '您留的电话和称呼，微信编号和消息订阅，以及这台手机和上报之间的联系；',
  '别人看不到的照片，和传了没用上的照片；',
  '给您的消息，这台手机上的回执和没发出去的草稿。'
]
const stays = '留下的只有事情本身：在哪里、什么问题、怎么办的，还有已经在二维码页面上公开的照片。'

interface Props {
  erasure: ReturnType<typeof useErasure>
  reports: OwnReports
}

/** What goes and what stays, said before the button that cannot be taken back. */
export function EraseCard({ erasure, reports }: Props) {
  const { which, choose, marked, mark, asking, ask, turnBack, confirm, trouble, state } = erasure
  return (
    <Box className="card">
      <Title level={2}>删除我的个人信息</Title>
      <Box className="mine-line">马上删掉，不能恢复：</Box>
      {goes.map(line => (
        <Box key={line} className="mine-line mine-item">
          {line}
        </Box>
      ))}
      <Box className="mine-line mine-stays">{stays}</Box>
      <Field name="words" label="您写过的话（上报、补充、评价）">
        <Box className="chips">
          {choices.map(([words, label]) => (
            <Tap
              key={words}
              id={`words-${words}`}
              className={`chip ${which === words ? 'chip-on' : ''}`}
              label={label}
              pressed={which === words}
              onTap={() => choose(words)}
            >
              <Words>{label}</Words>
            </Tap>
          ))}
        </Box>
      </Field>
      {which === 'some' && <MarkedReports reports={reports} marked={marked} onMark={mark} />}
      {trouble && (
        <Notice id="trouble" kind="trouble">
          {trouble}
        </Notice>
      )}
      {!asking && (
        <Tap id="erase" className="side-button mine-button mine-danger" onTap={ask}>
          <Words>删除我的个人信息</Words>
        </Tap>
      )}
      {asking && (
        <Box id="confirm" role="group" label="确认删除">
          <Notice kind="warning">
            删了以后，“我的上报”里就没有了，也收不到进展。想继续看进度，请先在回执上抄下案卷号和查询码。
          </Notice>
          <Tap id="confirm-erase" className="side-button mine-button mine-danger" onTap={() => void confirm()}>
            <Words>{state === 'erasing' ? '正在删除…' : confirmWords(which, marked.length)}</Words>
          </Tap>
          <Tap id="turn-back" className="link" onTap={turnBack}>
            <Words>先不删</Words>
          </Tap>
        </Box>
      )}
    </Box>
  )
}

function confirmWords(which: WhichWords | undefined, marked: number): string {
  if (which === 'all') return '确认删除，连同写过的话'
  if (which === 'some' && marked > 0) return `确认删除，连同 ${marked} 件的话`
  return '确认删除，写过的话留着'
}
