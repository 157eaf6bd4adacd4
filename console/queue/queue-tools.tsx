import { Input, type InputRef, Radio } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import { type QueueSort, queueSorts } from '../../contracts/cases'
import { Keys } from '../shared/keys'
import { type Due, dues, type QueueAddress } from './address'

interface QueueToolsProps {
  address: QueueAddress
  searchBox: RefObject<InputRef>
  go: (address: QueueAddress) => void
  backToRows: () => void
}

const pause = 300
const limits = [{ value: '', label: '全部时限' }, ...Object.entries(dues).map(([value, label]) => ({ value, label }))]
const sorts = Object.entries(queueSorts).map(([value, label]) => ({ value: value as QueueSort, label }))

export function QueueTools({ address, searchBox, go, backToRows }: QueueToolsProps) {
  const [typed, setTyped] = useState(address.q)
  const [composing, setComposing] = useState(false)

  useEffect(() => setTyped(address.q), [address.q])

  useEffect(() => {
    const q = typed.trim()
    if (composing || q === address.q) return
    const timer = setTimeout(() => go({ ...address, q }), pause)
    return () => clearTimeout(timer)
  }, [typed, composing, address, go])

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go({ ...address, q: typed.trim() })
    if (event.key === 'Enter' || event.key === 'Escape' || event.key === 'ArrowDown') {
      event.preventDefault()
      backToRows()
    }
  }

  return (
    <search className="queue-tools">
      <Input
        ref={searchBox}
        aria-label="搜索案卷"
        placeholder="地址、描述、案卷号"
        prefix={<Keys>/</Keys>}
        allowClear
        maxLength={60}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={press}
      />
      <Radio.Group
        aria-label="时限"
        optionType="button"
        options={limits}
        value={address.due ?? ''}
        onChange={event => go({ ...address, due: (event.target.value as Due) || undefined })}
      />
      <Radio.Group
        aria-label="排序"
        optionType="button"
        options={sorts}
        value={address.sort}
        onChange={event => go({ ...address, sort: event.target.value as QueueSort })}
      />
    </search>
  )
}
