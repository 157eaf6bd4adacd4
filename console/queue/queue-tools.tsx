import { Button, Input, type InputRef, Radio, Select } from 'antd'
import type { KeyboardEvent, RefObject } from 'react'
import { type QueueSort, queueSorts } from '../../contracts/cases/views'
import type { Post } from '../../contracts/staff/posts'
import { isAssigned } from '../duties/duties'
import { useTypedSearch } from '../fields/use-typed-search'
import { Keys } from '../keys/keys'
import { type Asked, asks, type Due, dues, type QueueAddress } from './address'
import { DepartmentTag } from './department-tag'

interface QueueToolsProps {
  address: QueueAddress
  posts: readonly Post[]
  searchBox: RefObject<InputRef>
  go: (address: QueueAddress) => void
  backToRows: () => void
}

const limits = [{ value: '', label: '全部时限' }, ...Object.entries(dues).map(([value, label]) => ({ value, label }))]
const requests = [
  { value: '', label: '申请不限' },
  ...Object.entries(asks).map(([value, label]) => ({ value, label: value === 'any' ? label : `申请${label}` }))
]
const sorts = Object.entries(queueSorts).map(([value, label]) => ({ value: value as QueueSort, label }))

export function QueueTools({ address, posts, searchBox, go, backToRows }: QueueToolsProps) {
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
      {address.department && (
        <DepartmentTag id={address.department} drop={() => go({ ...address, department: undefined })} />
      )}
      {isAssigned(posts) && (
        <Button
          type={address.mine ? 'primary' : 'default'}
          aria-pressed={address.mine ?? false}
          onClick={() => go({ ...address, mine: address.mine ? undefined : true })}
        >
          指派给我的 <Keys>m</Keys>
        </Button>
      )}
      <Select
        aria-label="申请"
        className="queue-asked"
        options={requests}
        value={address.asked ?? ''}
        onChange={asked => go({ ...address, asked: (asked as Asked) || undefined })}
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
