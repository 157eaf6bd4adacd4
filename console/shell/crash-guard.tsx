import { Alert, Button } from 'antd'
import { Component, type ReactNode } from 'react'

/** Shows a way on when a page crashes. What was typed is saved and is there after a reload. */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return (
      <Alert
        type="error"
        showIcon
        title="这一页出了点问题"
        description="填过的内容还在。请重新打开；如果还是这样，请告诉系统管理员。"
        action={<Button onClick={() => window.location.reload()}>重新打开</Button>}
      />
    )
  }
}
