import { Button } from 'antd'
import { Dialog } from '../dialogs/dialog'
import { useIdle } from './use-idle'

/** Says a minute before that the session is about to end. Whoever is there stays with one key. */
export function IdleWarning({ open }: { open: boolean }) {
  const { warning, stay, dismiss } = useIdle(open)
  const close = () => {
    if (!open || !warning) return
    if (warning.final) dismiss()
    else stay()
  }
  return (
    <Dialog label="登录快要结束" open={warning !== undefined} close={close}>
      {warning?.final ? (
        <>
          <h2>一分钟内要重新登录</h2>
          <p>这次登录快满 12 小时了，到时请重新登录。填的内容都会留着。</p>
        </>
      ) : (
        <>
          <h2>您还在吗？</h2>
          <p>有一段时间没有操作了，一分钟内会自动退出登录。填的内容都会留着。</p>
        </>
      )}
      <Button type="primary" autoFocus onClick={close}>
        {warning?.final ? '知道了' : '继续'}
      </Button>
    </Dialog>
  )
}
