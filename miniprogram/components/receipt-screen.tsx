import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { DangerNotice } from '../danger/danger-notice'
import { type Receipt, receiptsLast } from '../drafts/receipts'
import { focusHeading } from '../platform/first-wrong'
import { dayAndTime } from '../time/china-time'
import { Box, Tap, Title, Words } from './base'
import { CopyButton } from './copy-button'
import { groupsOfCaseNo, groupsOfQueryCode } from './groups'
import { Notice } from './notice'
import './receipt-screen.scss'
import { Screen } from './screen'
import { TellMe } from './tell-me'

/** It has arrived: the number to keep, and what happens next. */
export function ReceiptScreen({ receipt, onAnother }: { receipt: Receipt; onAnother(): void }) {
  useEffect(focusHeading, [])
  const { reportId, caseNo, queryCode, promisedBy, joined, outside, dangers = [] } = receipt
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
      <DangerNotice kinds={dangers} sent />
      {!receiptsLast() && (
        <Notice id="note-numbers" kind="warning">
          这台手机存不下这两个号，关掉页面就找不到了。请抄下来，或者截一张图。
        </Notice>
      )}
      {outside && (
        <Notice id="outside" kind="warning">
          您带的位置在本市范围以外。上报照样收下了，我们会先核对地点。
        </Notice>
      )}
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
      <Tap id="another" className="link" onTap={onAnother}>
        <Words>再反映一件</Words>
      </Tap>
    </Screen>
  )
}
