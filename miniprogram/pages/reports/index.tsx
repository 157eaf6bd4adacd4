import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ReportSummary } from '../../../contracts/reports/views'
import { asApiError } from '../../api/errors'
import { explainReading } from '../../api/explain'
import { photoAddress } from '../../api/media'
import { myUnread } from '../../api/messages'
import { myReports } from '../../api/reports'
import { useAnswer } from '../../api/use-answer'
import { Box, Picture, Tap, Title, Words } from '../../components/base'
import { go } from '../../components/nav-bar'
import { Notice } from '../../components/notice'
import { placeName } from '../../components/place-name'
import { Screen } from '../../components/screen'
import { SentMeanwhile } from '../../components/sent-meanwhile'
import { StateTag } from '../../components/state-tag'
import { Waiting } from '../../components/waiting'
import { receipts } from '../../drafts/receipts'
import { whenSent } from '../../drafts/sent-meanwhile'
import { dayAndTime } from '../../time/china-time'
import './index.scss'
import { ReceiptRows } from './receipt-rows'

export default function ReportsPage() {
  const { data, problem, reload, replace } = useAnswer(() => myReports())
  const messages = useAnswer(() => myUnread())
  const [trouble, setTrouble] = useState<string>()
  const latest = useRef(reload)
  latest.current = reload
  useEffect(() => whenSent(() => void latest.current()), [])
  const more = async () => {
    if (!data?.next) return
    setTrouble(undefined)
    try {
      const { items, next } = await myReports(data.next)
      replace({ items: [...data.items, ...items], next })
    } catch (thrown) {
      setTrouble(explainReading(asApiError(thrown)))
    }
  }
  return (
    <Screen current="reports">
      <SentMeanwhile />
      <Box className="reports-head">
        <Title level={1}>我的上报</Title>
        <Tap id="messages" className="link" onTap={() => void Taro.navigateTo({ url: '/pages/messages/index' })}>
          <Words>{unreadWords(messages.data?.unread)}</Words>
        </Tap>
      </Box>
      {(!data || problem) && <Waiting problem={problem} onRetry={() => void reload()} />}
      {data?.items.length === 0 && receipts().length === 0 && (
        <Box className="empty">
          <Box>还没有上报过。</Box>
          <Box className="hint">看到问题，扫一扫旁边的二维码，拍张照片就行。</Box>
          <Tap id="first" className="main-button" onTap={() => go('report')}>
            <Words>去反映</Words>
          </Tap>
        </Box>
      )}
      {data?.items.map((report, i) => (
        <ReportRow key={report.reportId} id={`report-${i + 1}`} report={report} />
      ))}
      {(data || problem) && <ReceiptRows known={data?.items} more={Boolean(data?.next)} />}
      {trouble && <Notice kind="trouble">{trouble}</Notice>}
      {data?.next && (
        <Tap id="more" className="link" onTap={() => void more()}>
          <Words>看更早的</Words>
        </Tap>
      )}
    </Screen>
  )
}

function unreadWords(unread = 0): string {
  return unread > 0 ? `消息（${unread > 99 ? '99+' : unread} 条未读）` : '消息'
}

function ReportRow({ id, report }: { id: string; report: ReportSummary }) {
  const { reportId, state, stateText, text, topic, place, sentAt, cover } = report
  const where = placeName(place)
  return (
    <Tap id={id} className="row" onTap={() => void Taro.navigateTo({ url: `/pages/progress/index?id=${reportId}` })}>
      {cover && <Picture className="row-photo" src={photoAddress(cover.urls.thumbnail)} label="" />}
      <Box className="row-words">
        <Box className="row-head">
          <Words className="row-place">{where}</Words>
          <StateTag state={state} text={stateText} />
        </Box>
        <Box className="row-text">{text || topic?.label || '只有照片'}</Box>
        <Box className="hint">{dayAndTime(sentAt)} 上报</Box>
      </Box>
    </Tap>
  )
}
