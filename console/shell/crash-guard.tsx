import { Alert, Button } from 'antd'
import { Component, type ReactNode } from 'react'

/** A fault of ours in one page leaves a way on; what was typed is kept by the window and is there after reloading. */
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
