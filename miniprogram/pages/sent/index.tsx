import Taro, { useRouter } from '@tarojs/taro'
import { Box, Tap, Title, Words } from '../../components/base'
import { CopyButton } from '../../components/copy-button'
import { go } from '../../components/nav-bar'
import { Notice } from '../../components/notice'
import { Screen } from '../../components/screen'
import { TellMe } from '../../components/tell-me'
import { receiptOf } from '../../drafts/receipts'
import { dayAndTime } from '../../time/china-time'
import { groupsOfCaseNo, groupsOfQueryCode } from './groups'
import './index.scss'

/** It has arrived: the number to keep, and what happens next. */
export default function SentPage() {
  const { params } = useRouter()
  const receipt = receiptOf(params.id ?? '')
  if (!receipt)
    return (
      <Screen>
        <Notice kind="warning">这台手机上没有这件上报的回执。请在“我的上报”里找，或用案卷号和查询码查进度。</Notice>
      </Screen>
    )
  const { reportId, caseNo, queryCode, promisedBy, joined } = receipt
  return (
    <Screen
      action={
        <Tap
          id="follow"
          className="main-button"
          onTap={() => void Taro.navigateTo({ url: `/pages/progress/index?id=${reportId}` })}
        >
          <Words>看办理进度</Words>
        </Tap>
      }
    >
      <Box className="sent-head" role="status">
        <Box className="sent-tick" />
        <Title level={1}>收到了，谢谢您</Title>
      </Box>
      <Box className="card">
        <Box className="sent-line">
          <Words className="sent-label">案卷号</Words>
          <CopyButton id="copy-case-no" what="案卷号" text={caseNo} />
        </Box>
        <Box id="case-no" className="sent-number">
          {groupsOfCaseNo(caseNo)}
        </Box>
        <Box className="sent-line">
          <Words className="sent-label">查询码</Words>
          <CopyButton id="copy-query-code" what="查询码" text={queryCode} />
        </Box>
        <Box id="query-code" className="sent-number">
          {groupsOfQueryCode(queryCode)}
        </Box>
        <Box className="hint">换了手机，也能用这两个号查进度。</Box>
      </Box>
      <Box className="card">
        <Title level={2}>接下来</Title>
        <Box id="promise" className="sent-promise">
          {joined ? '和这里已有的那一件合在一起办' : `预计 ${dayAndTime(promisedBy)} 前有人受理`}
        </Box>
        <Box className="sent-next">
          受理后会交给负责的部门；处理完，会有另一个人到现场检查，通过了才算办结。每一步都能在“我的上报”里看到。
        </Box>
      </Box>
      <TellMe />
      <Tap id="another" className="link" onTap={() => go('report')}>
        <Words>再反映一件</Words>
      </Tap>
    </Screen>
  )
}
