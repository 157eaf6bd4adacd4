import Taro from '@tarojs/taro'
import type { ReportSummary } from '../../../contracts/reports/views'
import { Box, Tap, Title, Words } from '../../components/base'
import { groupsOfCaseNo } from '../../components/groups'
import { receipts } from '../../drafts/receipts'
import { dayAndTime } from '../../time/china-time'

interface Props {
  /** What the server knows as this session's; nothing while it has not answered. */
  known?: readonly ReportSummary[]
  /** There are older ones that were not asked for yet. */
  more: boolean
}

/** Reports of earlier sessions, and all of them without a network: this phone still has their numbers. */
export function ReceiptRows({ known = [], more }: Props) {
  const oldest = more ? known[known.length - 1]?.sentAt : undefined
  const shown = receipts().filter(
    ({ reportId, sentAt }) =>
      !known.some(report => report.reportId === reportId) && (oldest === undefined || sentAt > oldest)
  )
  if (shown.length === 0) return null
  return (
    <Box id="receipts" role="group" label="这台手机上的回执">
      <Title level={2} className="reports-receipts">
        这台手机上的回执
      </Title>
      {shown.map(({ reportId, caseNo, place, sentAt }) => (
        <Tap
          key={reportId}
          id={`receipt-${caseNo}`}
          className="row"
          onTap={() => void Taro.navigateTo({ url: `/pages/progress/index?id=${reportId}` })}
        >
          <Box className="row-words">
            <Words className="row-place">{place || '已定位的地点'}</Words>
            <Box className="row-text">案卷号 {groupsOfCaseNo(caseNo)}</Box>
            <Box className="hint">{dayAndTime(sentAt)} 上报</Box>
          </Box>
        </Tap>
      ))}
    </Box>
  )
}
