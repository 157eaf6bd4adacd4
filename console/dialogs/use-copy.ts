import { App } from 'antd'

/** Copies a text, or says how it is copied by hand. */
export function useCopy() {
  const { message } = App.useApp()
  return (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.info('这个浏览器不让复制，请选中文字再按 Ctrl+C')
    )
}
