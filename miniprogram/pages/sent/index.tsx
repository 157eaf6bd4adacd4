import { useRouter } from '@tarojs/taro'
import { Box, Tap, Title, Words } from '../../components/base'
import { go } from '../../components/nav-bar'
import { ReceiptScreen } from '../../components/receipt-screen'
import { Screen } from '../../components/screen'
import { receiptOf } from '../../drafts/receipts'

/** The receipt by its address, so that it can be opened again. */
export default function SentPage() {
  const { params } = useRouter()
  const receipt = receiptOf(params.id ?? '')
  if (receipt) return <ReceiptScreen receipt={receipt} onAnother={() => go('report')} />
  return (
    <Screen>
      <Box className="empty">
        <Title level={1}>这台手机上没有这件上报的回执</Title>
        <Box>请在“我的上报”里找，或用案卷号和查询码查进度。</Box>
        <Tap id="home" className="main-button" onTap={() => go('report')}>
          <Words>去首页反映问题</Words>
        </Tap>
      </Box>
    </Screen>
  )
}
