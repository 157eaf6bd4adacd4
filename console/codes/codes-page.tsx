import { type InputRef, Skeleton } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { Failure } from '../fetching/failure'
import { useShortcuts } from '../keys/use-shortcuts'
import { useSession } from '../session/session'
import { type CodesAddress, queryOf, readCodesAddress, writeCodesAddress } from './address'
import { canBeRetired } from './can-be-retired'
import { CodeFilters } from './code-filters'
import { CodeTable } from './code-table'
import { CodesNav } from './codes-nav'
import { CodesMap } from './map/codes-map'
import { RetirePanel } from './retire-panel'
import { useCodes } from './use-codes'

/** All codes of the city, as a list or on the map. */
export function CodesPage() {
  const { account } = useSession()
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const searchBox = useRef<InputRef>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const address = useMemo(() => readCodesAddress(params), [params])
  const search = writeCodesAddress(address)
  const query = useMemo(() => queryOf(address), [address])
  const codes = useCodes(query, search)
  const retires = account.rights.includes('retireCodes')
  // A colleague may have retired a ticked code.
  const standing = useMemo(() => {
    const retirable = new Set((codes.data?.items ?? []).filter(canBeRetired).map(({ code }) => code))
    return new Set([...ticked].filter(code => retirable.has(code)))
  }, [ticked, codes.data])

  const go = useCallback((to: CodesAddress) => setParams(writeCodesAddress(to), { replace: true }), [setParams])
  const tick = useCallback(
    (list: readonly string[], on: boolean) =>
      setTicked(now => new Set(on ? [...now, ...list] : [...now].filter(code => !list.includes(code)))),
    []
  )

  useEffect(() => {
    document.title = '二维码 · 码上办'
  }, [])
  // A ticked code that is no longer in the list must not be retired unseen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins with nothing ticked
  useEffect(() => setTicked(new Set()), [search])
  useShortcuts({
    '/': () => searchBox.current?.focus({ cursor: 'all' }),
    m: () => go({ ...address, view: address.view === 'map' ? 'list' : 'map' }),
    b: () => navigate('/codes/batches'),
    escape: () => searchBox.current?.blur()
  })

  return (
    <main className="codes">
      <CodesNav current="codes" />
      <CodeFilters address={address} go={go} searchBox={searchBox} />
      {codes.error && <Failure error={codes.error} retry={codes.reload} />}
      {address.view === 'map' && <CodesMap query={query} search={search} />}
      {address.view === 'list' && (
        <>
          {retires && (
            <RetirePanel
              ticked={standing}
              drop={() => setTicked(new Set())}
              done={list => {
                tick(list, false)
                codes.reload()
              }}
            />
          )}
          {codes.data && (
            <CodeTable
              page={codes.data}
              loadingMore={codes.loadingMore}
              fetchMore={codes.fetchMore}
              ticked={retires ? standing : undefined}
              tick={tick}
            />
          )}
          {!codes.data && codes.loading && <Skeleton active paragraph={{ rows: 8 }} />}
        </>
      )}
    </main>
  )
}
