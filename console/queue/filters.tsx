import { Button, Input, Select } from 'antd'
import { chinaDay } from '../../contracts/china-time'
import { useDepartments, useMatters, useTopics } from '../catalogue/use-catalogue'
import { Dialog } from '../dialogs/dialog'
import { type Asked, asks, type Due, dues, type QueueAddress } from './address'

interface FiltersProps {
  address: QueueAddress
  open: boolean
  close: () => void
  go: (address: QueueAddress) => void
}

const any = { value: '', label: '不限' }
const requests = [
  any,
  ...Object.entries(asks).map(([value, label]) => ({ value, label: value === 'any' ? label : `申请${label}` }))
]
const limits = [any, ...Object.entries(dues).map(([value, label]) => ({ value, label }))]

/** Everything by which a queue can be limited. Each choice holds at once; the queue behind the dialog shows what it does. */
export function Filters({ address, open, close, go }: FiltersProps) {
  return (
    <Dialog open={open} label="筛选案卷" close={close}>
      <h2 className="queue-filters-title">筛选案卷</h2>
      <Fields address={address} go={go} />
      <div className="button-row">
        <Button type="primary" onClick={close}>
          看结果
        </Button>
        <Button onClick={() => go(withoutFilters(address))}>清空条件</Button>
      </div>
    </Dialog>
  )
}

function Fields({ address, go }: Pick<FiltersProps, 'address' | 'go'>) {
  const { data: topics = [] } = useTopics()
  const { data: matters = [] } = useMatters()
  const { data: departments = [] } = useDepartments()
  const set = (change: Partial<QueueAddress>) => go({ ...address, ...change })
  const choose = (
    name: 'topic' | 'matter' | 'department' | 'asked' | 'due',
    label: string,
    options: { value: string; label: string }[]
  ) => (
    <div key={name}>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <Select
        id={`filter-${name}`}
        showSearch={options.length > 12 && { optionFilterProp: 'label' }}
        getPopupContainer={field => field.parentElement ?? document.body}
        options={options}
        value={address[name] ?? ''}
        onChange={value => set({ [name]: value || undefined })}
      />
    </div>
  )
  const day = (name: 'from' | 'to', label: string) => (
    <Input
      type="date"
      aria-label={label}
      max={chinaDay(Date.now())}
      value={address[name] ?? ''}
      onChange={event => set({ [name]: event.target.value || undefined })}
    />
  )
  return (
    <div className="queue-filters">
      {choose('due', '时限', limits)}
      {choose('asked', '申请', requests)}
      {choose('topic', '主题', [any, ...topics.map(({ id, label }) => ({ value: id, label }))])}
      {choose('matter', '事项', [any, ...matters.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))])}
      {choose('department', '部门', [any, ...departments.map(({ id, name }) => ({ value: id, label: name }))])}
      <fieldset>
        <legend>上报日期</legend>
        {day('from', '从哪一天')} 到 {day('to', '到哪一天')}
      </fieldset>
    </div>
  )
}

export function withoutFilters({ tab, q, sort, trouble }: QueueAddress): QueueAddress {
  return { tab, q, sort, ...(trouble && { trouble }) }
}

export interface Chip {
  label: string
  /** The queue without this limit. */
  without: QueueAddress
}

/** What limits the queue, in words, each to be taken off by itself. */
export function useChips(address: QueueAddress): Chip[] {
  const wanted = address.topic || address.matter || address.department
  const { data: topics } = useTopics(Boolean(wanted))
  const { data: matters } = useMatters(Boolean(wanted))
  const { data: departments } = useDepartments(Boolean(wanted))
  const { due, asked, topic, matter, department, from, to } = address
  const chip = (label: string | undefined | false, ...names: (keyof QueueAddress)[]): Chip[] =>
    label ? [{ label, without: { ...address, ...Object.fromEntries(names.map(name => [name, undefined])) } }] : []
  return [
    ...chip(due && dues[due as Due], 'due'),
    ...chip(asked && (asked === 'any' ? asks.any : `申请${asks[asked as Asked]}`), 'asked'),
    ...chip(topic && (topics?.find(({ id }) => id === topic)?.label ?? topic), 'topic'),
    ...chip(matter && (matters?.find(({ code }) => code === matter)?.name ?? matter), 'matter'),
    ...chip(department && (departments?.find(({ id }) => id === department)?.name ?? department), 'department'),
    ...chip((from || to) && daysInWords(from, to), 'from', 'to')
  ]
}

function daysInWords(from: string | undefined, to: string | undefined): string {
  if (from && from === to) return `${from} 上报`
  if (from && to) return `${from} 至 ${to} 上报`
  return from ? `${from} 起上报` : `${to} 为止上报`
}
