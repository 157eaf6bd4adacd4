import { Alert, Button, Progress, Tabs } from 'antd'
import { useEffect, useRef, useState } from 'react'
import {
  type BaseImport,
  everyVerdict,
  type ImportState,
  importStates,
  type RowVerdict,
  rowVerdicts
} from '../../../contracts/basedata/imports'
import * as imports from '../../../contracts/basedata/imports-api'
import type { BaseKind } from '../../../contracts/basedata/kinds'
import { call } from '../../api/call'
import { SureDialog } from '../../dialogs/sure-dialog'
import { Failure } from '../../fetching/failure'
import { useFetch } from '../../fetching/use-fetch'
import { useSend } from '../../fetching/use-send'
import { ImportRows } from './import-rows'

const atWork: readonly ImportState[] = ['checking', 'importing', 'undoing']
const lookAgainMs = 1_000

interface OneImportProps {
  base: BaseKind
  id: string
  /** Something came to its end. */
  changed: () => void
}

/** One import: how far it has come, what it makes of each row, and what can be done with it. */
export function OneImport({ base, id, changed }: OneImportProps) {
  const params = { base, import: id }
  const [working, setWorking] = useState(true)
  const { data, error, reload } = useFetch(
    `base import ${id}`,
    signal => call(imports.baseImport, { params, signal, background: true }),
    working ? { everyMs: lookAgainMs } : {}
  )
  const { busy, failure, send } = useSend()
  const [asking, setAsking] = useState(false)
  const state = data?.state
  const before = useRef(state)
  useEffect(() => {
    if (!state) return
    setWorking(atWork.includes(state))
    if (before.current && before.current !== state) changed()
    before.current = state
  }, [state, changed])
  if (error) return <Failure error={error} retry={reload} />
  if (!data) return null
  const act = (row: typeof imports.takeBase | typeof imports.undoBase) =>
    send(async () => {
      await call(row, { params, body: {} })
      setWorking(true)
      reload()
    })
  const { counts } = data
  const changes = counts.new + counts.changed
  return (
    <section className="card" aria-label="这次导入">
      <h2>{data.file}</h2>
      {atWork.includes(data.state) ? <AtWork one={data} /> : <p role="status">{outcome(data)}</p>}
      {data.notice && <Alert type={data.state === 'failed' ? 'error' : 'warning'} showIcon title={data.notice} />}
      {data.state === 'checked' &&
        data.touches.map(sentence => <Alert key={sentence} type="warning" showIcon title={`导入以后：${sentence}`} />)}
      {failure && <Alert type="error" showIcon role="alert" title={failure.message} />}
      <div className="button-row">
        {data.state === 'checked' && counts.wrong === 0 && changes > 0 && (
          <Button type="primary" loading={busy} onClick={() => act(imports.takeBase)}>
            导入
          </Button>
        )}
        {data.state === 'imported' && (
          <Button danger className="undo-import" loading={busy} onClick={() => setAsking(true)}>
            撤销这次导入
          </Button>
        )}
      </div>
      {data.state !== 'checking' && <Verdicts params={params} one={data} />}
      <SureDialog
        label="撤销导入"
        question={`撤销「${data.file}」这次导入吗？`}
        open={asking}
        close={() => setAsking(false)}
        yes="撤销"
        no="不撤销"
        act={() => act(imports.undoBase)}
      >
        修改过的 {counts.changed} 个恢复原样，新增的 {counts.new}{' '}
        个停用。导入以后又有人改过、或者已经用上的，会告诉您是哪些，一个也不撤销。
      </SureDialog>
    </section>
  )
}

function AtWork({ one: { state, progress } }: { one: BaseImport }) {
  const percent = progress.total > 0 ? Math.min(99, Math.floor((progress.done / progress.total) * 100)) : 0
  return (
    <div role="status">
      {importStates[state]}
      {progress.total > 0 && `：${progress.done} / ${progress.total}`}。可以离开这一页，回来再看结果。
      <Progress percent={percent} showInfo={false} aria-label={importStates[state]} />
    </div>
  )
}

function outcome({ state, counts, takenBy, undoneBy }: BaseImport): string {
  const made = `新增 ${counts.new} 个，修改 ${counts.changed} 个`
  if (state === 'imported') return `${takenBy ?? ''}导入好了：${made}`
  if (state === 'undone') return `${undoneBy ?? ''}已撤销：${made}，都恢复了原样`
  if (state === 'failed') return '没有成功，什么都没有导入'
  if (counts.wrong > 0) return `${counts.wrong} 行有问题，请在表格里改好，再选一次`
  return counts.new + counts.changed > 0
    ? `检查好了，可以导入：${made}，没有变化 ${counts.same} 个`
    : `检查好了：${counts.same} 个都没有变化，不用导入`
}

function Verdicts({ params, one }: { params: { base: BaseKind; import: string }; one: BaseImport }) {
  const shown = everyVerdict.filter(verdict => one.counts[verdict] > 0)
  const [chosen, setChosen] = useState<RowVerdict>()
  const [first] = shown
  if (!first) return null
  const verdict = chosen && shown.includes(chosen) ? chosen : first
  return (
    <Tabs
      activeKey={verdict}
      onChange={key => setChosen(key as RowVerdict)}
      items={shown.map(key => ({
        key,
        label: `${rowVerdicts[key]} ${one.counts[key]}`,
        children: <ImportRows key={`${key} ${one.state}`} params={params} verdict={key} state={one.state} />
      }))}
      destroyOnHidden
    />
  )
}
