import { Empty, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router-dom'
import { Failure } from '../../fetching/failure'
import { useShortcuts } from '../../keys/use-shortcuts'
import { useSession } from '../../session/session'
import { CodesNav } from '../codes-nav'
import { BatchCard } from './batch-card'
import { MintForm } from './mint-form'
import { useBatches } from './use-batches'

/** The batches of codes: minting, printing and planning their places. */
export function BatchesPage() {
  const { account } = useSession()
  const navigate = useNavigate()
  const { data: batches, error, loading, reload, change } = useBatches()
  useEffect(() => {
    document.title = '二维码批次 · 码上办'
  }, [])
  useShortcuts({ escape: () => navigate('/codes') })
  const mints = account.rights.includes('mintCodes')
  return (
    <main className="codes">
      <CodesNav current="batches" />
      {mints && (
        <MintForm minted={batch => change(now => [batch, ...now.filter(each => each.batch !== batch.batch)])} />
      )}
      {error && <Failure error={error} retry={reload} />}
      {!batches && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {batches?.length === 0 && <Empty description="还没有批次" />}
      {batches?.map(batch => (
        <BatchCard
          key={batch.batch}
          batch={batch}
          manages={mints}
          reload={reload}
          changed={after => change(now => now.map(each => (each.batch === after.batch ? after : each)))}
        />
      ))}
    </main>
  )
}
