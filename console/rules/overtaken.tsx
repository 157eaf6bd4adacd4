import { Alert, Button } from 'antd'
import type { RulebookView } from '../../contracts/rules/rulebooks'
import { clock } from '../shared/times'

interface OvertakenProps {
  latest: RulebookView
  comparing: boolean
  compare: () => void
  keepMine: () => void
  dropMine: () => void
}

/** Somebody saved first: who, when and why; and what to do with one's own. */
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
