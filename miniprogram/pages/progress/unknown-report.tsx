import { Box, Tap, Title, Words } from '../../components/base'
import { go } from '../../components/nav-bar'

/** A report that neither the server nor this phone knows: no blame, and two ways on. */
export function UnknownReport() {
  return (
    <Box id="unknown-report" className="empty">
      <Title level={1}>没有找到这件上报</Title>
      <Box>可能是在另一台手机上发的。有案卷号和查询码，就能查到。</Box>
      <Tap id="to-track" className="main-button" onTap={() => go('track')}>
        <Words>用案卷号查</Words>
      </Tap>
      <Tap id="home" className="link" onTap={() => go('report')}>
        <Words>去首页反映问题</Words>
      </Tap>
    </Box>
  )
}
