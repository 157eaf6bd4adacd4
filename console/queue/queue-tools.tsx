import { Button, Input, type InputRef, Radio } from 'antd'
import type { KeyboardEvent, RefObject } from 'react'
import { type QueueSort, queueSorts } from '../../contracts/cases/views'
import type { Post } from '../../contracts/staff/posts'
import { isAssigned } from '../duties/duties'
import { useTypedSearch } from '../fields/use-typed-search'
import { Keys } from '../keys/keys'
import type { QueueAddress } from './address'

interface QueueToolsProps {
  address: QueueAddress
  posts: readonly Post[]
  searchBox: RefObject<InputRef>
  go: (address: QueueAddress) => void
  openFilters: () => void
  backToRows: () => void
}

const sorts = Object.entries(queueSorts).map(([value, label]) => ({ value: value as QueueSort, label }))

export function QueueTools({ address, posts, searchBox, go, openFilters, backToRows }: QueueToolsProps) {
  const { typed, field } = useTypedSearch(address.q, q => go({ ...address, q }))

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
        placeholder="地址、描述、案卷号、二维码"
        prefix={<Keys>/</Keys>}
        allowClear
        maxLength={60}
        {...field}
        onKeyDown={press}
      />
      {isAssigned(posts) && (
        <Button
          type={address.mine ? 'primary' : 'default'}
          aria-pressed={address.mine ?? false}
          onClick={() => go({ ...address, mine: address.mine ? undefined : true })}
        >
          指派给我的 <Keys>m</Keys>
        </Button>
      )}
      <Button onClick={openFilters} aria-haspopup="dialog">
        筛选 <Keys>f</Keys>
      </Button>
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
