import { Box, Tap, Title, Words } from '../../components/base'
import { go } from '../../components/nav-bar'
import { Screen } from '../../components/screen'

/** Where a wrong or an old address leads: no blame, and the way on. */
export default function NowherePage() {
  return (
    <Screen>
      <Box className="empty">
        <Title level={1}>没有找到这一页</Title>
        <Box>网址可能输错了，也可能已经换了。</Box>
        <Tap id="home" className="main-button" onTap={() => go('report')}>
          <Words>去首页反映问题</Words>
        </Tap>
        <Box className="hint">想看已经上报的，点下面的“我的上报”。</Box>
      </Box>
    </Screen>
  )
}
