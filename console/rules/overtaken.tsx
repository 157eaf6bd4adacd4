import { Alert, Button } from 'antd'
import type { RulesView } from '../../contracts/rules/kinds'
import { clock } from '../time/times'

interface OvertakenProps {
  latest: RulesView
  comparing: boolean
  compare: () => void
  keepMine: () => void
  dropMine: () => void
}

/** Shows which colleague saved first, when and why, and lets the person choose a version. */
export function Overtaken({ latest, comparing, compare, keepMine, dropMine }: OvertakenProps) {
  const [last] = latest.history
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={`${last?.by ?? '别人'}${last ? ` ${clock(last.at)} ` : ''}保存了第 ${latest.version} 版`}
      description={
        <>
          <p>{last?.note && `说明：${last.note}。`}您改的内容都还在下面，没有保存。</p>
          <div className="rules-line">
            <Button aria-expanded={comparing} onClick={compare}>
              {comparing ? '收起最新的内容' : '看最新的内容'}
            </Button>
            <Button onClick={keepMine}>用我的，替换最新的</Button>
            <Button onClick={dropMine}>用最新的，我的不要了</Button>
          </div>
        </>
      }
    />
  )
}
