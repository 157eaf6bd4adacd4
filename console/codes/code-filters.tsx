import { Button, Input, type InputRef, Radio, Select } from 'antd'
import type { RefObject } from 'react'
import * as codes from '../../contracts/codes/api'
import { type CodeState, codeStates, unpostedAfterDays, unscannedAfterDays } from '../../contracts/codes/lifecycle'
import { call } from '../api/call'
import { useSend } from '../fetching/use-send'
import { useTypedSearch } from '../fields/use-typed-search'
import { Keys } from '../keys/keys'
import { type Attention, type CodesAddress, queryOf } from './address'
import { useBatches } from './batches/use-batches'
import { saveFile } from './save-file'

interface CodeFiltersProps {
  address: CodesAddress
  go: (address: CodesAddress) => void
  searchBox: RefObject<InputRef>
}

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
  const { field } = useTypedSearch(address.q, q => go({ ...address, q }))
  const batches = useBatches()
  const download = useSend()

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
        {...field}
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
        onClick={() =>
          download.send(async () => saveFile(await call(codes.exportCodes, { query: queryOf(address) }), '二维码.csv'))
        }
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
