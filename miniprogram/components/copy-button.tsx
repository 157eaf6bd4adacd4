import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Tap, Words } from './base'

export function CopyButton({ id, what, text }: { id: string; what: string; text: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await Taro.setClipboardData({ data: text })
    setCopied(true)
  }
  return (
    <Tap
      id={id}
      className="copy"
      label={`${copied ? '已复制' : '复制'}${what}`}
      onTap={() => void copy().catch(() => {})}
    >
      <Words>{copied ? '已复制' : '复制'}</Words>
    </Tap>
  )
}
