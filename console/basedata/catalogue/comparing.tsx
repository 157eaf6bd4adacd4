import { Alert, Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import * as editions from '../../../contracts/catalogue/editions-api'
import { call } from '../../api/call'
import { SureDialog } from '../../dialogs/sure-dialog'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useSend } from '../../fetching/use-send'
import { FieldFrame } from '../../fields/field-frame'
import { Differences } from './differences'

interface ComparingProps {
  edition: number
  others: readonly number[]
  restored: () => void
}

/** One edition beside another, and the way back to it. */
export function Comparing({ edition, others, restored }: ComparingProps) {
  const [other, setOther] = useState(others.find(each => each !== edition) ?? edition)
  const [asking, setAsking] = useState(false)
  const { busy, failure, send } = useSend()
  const params = { edition: String(edition) }
  const { data, error, reload } = useFetch(`catalogue edition ${edition} ${other}`, signal =>
    call(editions.catalogueEdition, { params, query: { with: String(other) }, signal })
  )
  const restore = () =>
    send(async () => {
      await call(editions.restoreCatalogue, { params, body: {} })
      restored()
    })
  return (
    <section className="card" aria-label={`第 ${edition} 版`}>
      <h2>第 {edition} 版</h2>
      <FieldFrame label="和哪一版比较">
        {control => (
          <Select
            {...control}
            style={{ width: 160 }}
            value={other}
            options={others.map(value => ({ value, label: `第 ${value} 版` }))}
            onChange={setOther}
          />
        )}
      </FieldFrame>
      {error && <Failure error={error} retry={reload} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 3 }} />}
      {data && data.differences.length === 0 && <p>两版一样。</p>}
      {data && data.differences.length > 0 && (
        <>
          <p>
            从第 {edition} 版到第 {other} 版，有 {data.differences.length} 处不同：
          </p>
          <Differences items={data.differences} label="两版的不同" />
        </>
      )}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <div>
        <Button loading={busy} onClick={() => setAsking(true)}>
          把草稿恢复成这一版
        </Button>
      </div>
      <SureDialog
        label="恢复草稿"
        question={`把草稿恢复成第 ${edition} 版吗？`}
        open={asking}
        close={() => setAsking(false)}
        yes="恢复"
        no="不恢复"
        act={restore}
      >
        草稿里没有发布的修改会被取代，每一处都写进变更记录。恢复只动草稿，看过再发布才施行。
      </SureDialog>
    </section>
  )
}
