import { myReports } from '../../../api/reports'
import { useAnswer } from '../../../api/use-answer'
import { Box, Tap, Title, Words } from '../../../components/base'
import { go } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { EraseCard } from '../../erase-card'
import { ExportCard } from '../../export-card'
import { UntellCard } from '../../untell-card'
import { useErasure } from '../../use-erasure'
import './index.scss'

/** What is kept of a resident: to have, and to be rid of. */
export default function MinePage() {
  const erasure = useErasure()
  // Read by the page: only a page is told when it is shown.
  const reports = useAnswer(() => myReports())
  if (erasure.state === 'erased') return <Erased />
  return (
    <Screen current="about">
      <Title level={1}>我的个人信息</Title>
      <UntellCard />
      <ExportCard />
      <EraseCard erasure={erasure} reports={reports} />
    </Screen>
  )
}

function Erased() {
  return (
    <Screen current="about">
      <Box className="card" id="erased" role="status">
        <Title level={1}>已经删除</Title>
        <Box className="mine-line">您的个人信息已经删掉，这台手机上的回执和草稿也清空了。问题本身会继续办。</Box>
        <Tap id="home" className="main-button" onTap={() => go('report')}>
          <Words>回到首页</Words>
        </Tap>
      </Box>
    </Screen>
  )
}
