import { useState } from 'react'
import { myReports } from '../../../api/reports'
import { useAnswer } from '../../../api/use-answer'
import { Box, Tap, Title, Words } from '../../../components/base'
import { go } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { ConsentCard } from '../../consent-card'
import { ElsewhereCard } from '../../elsewhere-card'
import { EraseCard } from '../../erase-card'
import { ExportCard } from '../../export-card'
import { LeaveCard, type LeftHow, leftWords } from '../../leave-card'
import { readConsent } from '../../own-data'
import { UntellCard } from '../../untell-card'
import { useErasure } from '../../use-erasure'
import './index.scss'

/** What is kept of a resident: to have, and to be rid of. */
export default function MinePage() {
  const erasure = useErasure()
  // Read by the page: only a page is told when it is shown.
  const reports = useAnswer(() => myReports())
  const consent = useAnswer(readConsent)
  const [left, setLeft] = useState<LeftHow>()
  if (erasure.state === 'erased') return <Gone title="已经删除" words={erasedWords} />
  if (left) return <Gone title="已经退出" words={leftWords[left]} />
  return (
    <Screen current="about">
      <Title level={1}>我的个人信息</Title>
      <ConsentCard answer={consent} />
      <UntellCard />
      <ExportCard />
      <LeaveCard onLeft={setLeft} />
      <ElsewhereCard />
      <EraseCard erasure={erasure} reports={reports} />
    </Screen>
  )
}

const erasedWords = '您的个人信息已经删掉，这台手机上的回执和草稿也清空了。问题本身会继续办。'

function Gone({ title, words }: { title: string; words: string }) {
  return (
    <Screen current="about">
      <Box className="card" id="erased" role="status">
        <Title level={1}>{title}</Title>
        <Box className="mine-line">{words}</Box>
        <Tap id="home" className="main-button" onTap={() => go('report')}>
          <Words>回到首页</Words>
        </Tap>
      </Box>
    </Screen>
  )
}
