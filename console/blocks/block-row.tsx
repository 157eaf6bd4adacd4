import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { chinaDay } from '../../contracts/china-time'
import * as residents from '../../contracts/residents/api'
import type { BlockView } from '../../contracts/residents/blocks'
import { call } from '../api/call'
import { ReasonForm } from '../fields/reason-form'

interface BlockRowProps {
  block: BlockView
  ended: () => void
}

/** One block: of which report, why, until when, by whom. */
export function BlockRow({ block, ended }: BlockRowProps) {
  const [asking, setAsking] = useState(false)
  return (
    <li className="card">
      <p>
        <b>{block.holds ? `限制到 ${chinaDay(block.until)}` : '已经恢复'}</b> · {block.sender}
      </p>
      <p>
        <Link to={`/cases/${block.caseNo}`}>案卷 {block.caseNo}</Link>
      </p>
      <p>原因：{block.reason}</p>
      <p className="quiet">
        {block.by} {chinaDay(block.at)} 限制
        {block.ended
          ? `，${block.ended.by} ${chinaDay(block.ended.at)} 解除：${block.ended.reason}`
          : `，${block.holds ? '' : '原定'}到 ${chinaDay(block.until)} 为止`}
      </p>
      {block.holds && !asking && (
        <Button size="small" aria-label={`解除限制：案卷 ${block.caseNo}`} onClick={() => setAsking(true)}>
          解除限制
        </Button>
      )}
      {block.holds && asking && (
        <ReasonForm
          name="解除限制"
          label="为什么解除"
          yes="解除"
          send={async reason => {
            await call(residents.endBlock, { params: { block: block.id }, body: { reason } })
            ended()
          }}
        />
      )}
    </li>
  )
}
