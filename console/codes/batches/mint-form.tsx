import { Alert, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import * as v from 'valibot'
import { type BatchView, batchLimits, NewBatch } from '../../../contracts/codes/staff-views'
import { fetchBatches, mintBatch } from '../../api/code-batches'
import { asApiError } from '../../api/request'
import { FieldFrame } from '../../shared/field-frame'
import { useKept } from '../../shared/use-kept'
import { useSend } from '../../shared/use-send'

const blank = { batch: '', count: '' }

/** A batch's name is taken once, so that a repeated click or a lost answer never mints twice. */
export function MintForm({ minted }: { minted: (batch: BatchView) => void }) {
  const { value: draft, edit, drop } = useKept('mint', blank)
  const { busy, failure, send, refuse } = useSend()
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [done, setDone] = useState<BatchView>()
  const unsure = useRef('')

  /** When the answer to this very form was lost, the batch that stands there now is the one it made. */
  async function mint(batch: string, count: number): Promise<BatchView> {
    try {
      return await mintBatch(batch, count)
    } catch (problem) {
      const { code } = asApiError(problem)
      const known = code === 'batch_exists' && unsure.current === batch ? await fetchBatches() : []
      if (code === 'offline') unsure.current = batch
      const made = known.find(each => each.batch === batch && each.count === count)
      if (made) return made
      throw problem
    }
  }

  function submit() {
    const count = draft.count.trim() ? Number(draft.count) : undefined
    const read = v.safeParse(NewBatch, { batch: draft.batch, count })
    const issues = read.issues ?? []
    setWrong(Object.fromEntries(issues.map(issue => [v.getDotPath(issue) ?? 'batch', issue.message]).reverse()))
    setDone(undefined)
    refuse(undefined)
    if (!read.success) return
    send(async () => {
      const batch = await mint(read.output.batch, read.output.count)
      drop()
      setDone(batch)
      minted(batch)
    })
  }

  const fields: Record<string, string> = {
    ...wrong,
    ...failure?.fields,
    ...(failure?.code === 'batch_exists' && { batch: failure.message })
  }
  return (
    <form
      className="card mint-form"
      aria-label="生成一批"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <FieldFrame label="批次名" error={fields.batch}>
        {control => (
          <Input
            {...control}
            maxLength={40}
            placeholder="例如：2026-11-浈江"
            value={draft.batch}
            onChange={event => edit(now => ({ ...now, batch: event.target.value }))}
          />
        )}
      </FieldFrame>
      <FieldFrame label={`数量（最多 ${batchLimits.codes}）`} error={fields.count}>
        {control => (
          <Input
            {...control}
            inputMode="numeric"
            maxLength={4}
            value={draft.count}
            onChange={event => edit(now => ({ ...now, count: event.target.value }))}
          />
        )}
      </FieldFrame>
      <Button type="primary" htmlType="submit" loading={busy}>
        生成
      </Button>
      {failure && Object.keys(fields).length === 0 && (
        <Alert type="error" showIcon title={`${failure.message}。再点一次不会生成两批`} role="alert" />
      )}
      {done && (
        <span role="status">
          生成了 {done.count} 个，批次「{done.batch}」
        </span>
      )}
    </form>
  )
}
