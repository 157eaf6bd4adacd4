import { Button, Input, type InputRef, Radio, Select } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { type CodeState, codeStates, unpostedAfterDays, unscannedAfterDays } from '../../contracts/codes/lifecycle'
import { fetchBatches } from '../api/code-batches'
import { exportCodes } from '../api/codes'
import { Keys } from '../shared/keys'
import { saveFile } from '../shared/save-file'
import { useFetch } from '../shared/use-fetch'
import { useSend } from '../shared/use-send'
import { type Attention, type CodesAddress, queryOf } from './address'

interface CodeFiltersProps {
  address: CodesAddress
  go: (address: CodesAddress) => void
  searchBox: RefObject<InputRef>
}

const pause = 300
const states = [
  { value: '', label: '全部状态' },
  ...Object.entries(codeStates).map(([value, label]) => ({ value, label }))
]
const attentions = [
  { value: '', label: '全部' },
  { value: 'unposted', label: `印了 ${unpostedAfterDays} 天还没贴` },
  { value: 'unscanned', label: `贴了 ${unscannedAfterDays} 天没人扫` }
]

export function CodeFilters({ address, go, searchBox }: CodeFiltersProps) {
  const [typed, setTyped] = useState(address.q)
  const [composing, setComposing] = useState(false)
  const batches = useFetch('batches', fetchBatches)
  const download = useSend()

  useEffect(() => setTyped(address.q), [address.q])
  useEffect(() => {
    const q = typed.trim()
    if (composing || q === address.q) return
    const timer = setTimeout(() => go({ ...address, q }), pause)
    return () => clearTimeout(timer)
  }, [typed, composing, address, go])

  const names = (batches.data ?? []).map(({ batch }) => ({ value: batch, label: batch }))
  return (
    <search className="codes-filters">
      <Input
        ref={searchBox}
        aria-label="搜索二维码"
        placeholder="编号、点位、地址、部件编号"
        prefix={<Keys>/</Keys>}
        allowClear
        maxLength={60}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
      <Select
        aria-label="状态"
        className="codes-state"
        options={states}
        value={address.state ?? ''}
        onChange={state => go({ ...address, state: (state as CodeState) || undefined })}
      />
      <Select
        aria-label="批次"
        className="codes-batch"
        options={[{ value: '', label: '全部批次' }, ...names]}
        value={address.batch}
        onChange={batch => go({ ...address, batch })}
      />
      <Radio.Group
        aria-label="要留意的"
        optionType="button"
        options={attentions}
        value={address.attention ?? ''}
        onChange={event => go({ ...address, attention: (event.target.value as Attention) || undefined })}
      />
      <Radio.Group
        aria-label="看法"
        optionType="button"
        options={[
          { value: 'list', label: '列表' },
          { value: 'map', label: '地图' }
        ]}
        value={address.view}
        onChange={event => go({ ...address, view: event.target.value as CodesAddress['view'] })}
      />
      <Button
        loading={download.busy}
        onClick={() => download.send(async () => saveFile(await exportCodes(queryOf(address)), '二维码.csv'))}
      >
        导出表格
      </Button>
      {download.failure && (
        <span className="field-error" role="alert">
          {download.failure.message}
        </span>
      )}
    </search>
  )
}
