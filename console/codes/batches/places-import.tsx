import { Alert, Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import * as codes from '../../../contracts/codes/api'
import type { Datum } from '../../../contracts/codes/staff-views'
import { whileBusy } from '../../../contracts/media/while-busy'
import { call } from '../../api/call'
import { fileForm } from '../../api/file-form'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { useTableField } from '../../tables/use-table-field'
import { RowProblems } from './row-problems'

const data: { value: Datum; label: string }[] = [
  { value: 'wgs84', label: 'WGS-84（GPS、天地图）' },
  { value: 'gcj02', label: 'GCJ-02（高德、腾讯地图）' }
]

/** Imports planned places from a table, all rows or none. The file stays chosen while the person corrects it. */
export function PlacesImport({ batch, imported }: { batch: string; imported: () => void }) {
  const [datum, setDatum] = useState<Datum>('wgs84')
  const [planned, setPlanned] = useState<number>()
  const { field, take } = useTableField({ label: '点位表' })
  const { busy, failure, send } = useSend()

  function submit(event: FormEvent) {
    event.preventDefault()
    send(async () => {
      const copy = await take()
      if (!copy) return
      setPlanned(undefined)
      const answer = await whileBusy(() =>
        call(codes.importPlaces, { params: { batch }, query: { datum }, body: fileForm(copy) })
      )
      setPlanned(answer.planned)
      imported()
    })
  }

  return (
    <form className="places-import" aria-label={`导入 ${batch} 的点位`} onSubmit={submit}>
      <p className="quiet">
        CSV 或 XLSX，第一行是列名：名称、地址、经度、纬度，可以再有部件编号、二维码。有一行不对就一行也不导入。
      </p>
      {field}
      <FieldFrame label="表里坐标用的是" group>
        {() => <Radio.Group options={data} value={datum} onChange={event => setDatum(event.target.value as Datum)} />}
      </FieldFrame>
      <div>
        <Button type="primary" htmlType="submit" loading={busy}>
          导入
        </Button>
      </div>
      {planned !== undefined && <p role="status">安排好了 {planned} 个点位</p>}
      {failure && <Alert type="error" showIcon title={failure.message} role="alert" />}
      {failure?.code === 'rows_wrong' && <RowProblems fields={failure.fields} />}
    </form>
  )
}
