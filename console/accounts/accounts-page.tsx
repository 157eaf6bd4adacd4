import { Button, Empty, Input, Select, Skeleton } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { Link, Navigate, useSearchParams } from 'react-router-dom'
import * as accounts from '../../contracts/accounts/api'
import { type AccountFilter, accountStates } from '../../contracts/accounts/views'
import * as roles from '../../contracts/roles/api'
import * as staff from '../../contracts/staff/api'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { usePages } from '../fetching/use-pages'
import { useTypedSearch } from '../fields/use-typed-search'
import { useSession } from '../session/session'
import { AccountTable } from './account-table'
import './accounts.css'

/** Everybody who can sign in, for the security officer. */
export function AccountsPage() {
  const { account } = useSession()
  return account.rights.includes('manageAccounts') ? <Accounts /> : <Navigate to="/" replace />
}

const offered = (all: string, words: Record<string, string>) => [
  { value: '', label: all },
  ...Object.entries(words).map(([value, label]) => ({ value, label }))
]

function Accounts() {
  const asked = useSearchParams()[0].get('role') ?? undefined
  const [filter, setFilter] = useState<AccountFilter>(asked ? { role: asked } : {})
  const search = useTypedSearch(filter.q ?? '', q => setFilter(now => ({ ...now, q })))
  const load = useCallback(
    (cursor?: string, signal?: AbortSignal) => {
      const query = { ...filter, limit: '50', ...(cursor && { cursor }) }
      return call(accounts.accounts, { query, ...(signal && { signal }) })
    },
    [filter]
  )
  const pages = usePages(`accounts ${JSON.stringify(filter)}`, load)
  const { data: departments } = useFetch('departments', signal => call(staff.departments, { signal }))
  const { data: allRoles } = useFetch('roles', signal => call(roles.roles, { signal }))
  const roleNames = Object.fromEntries((allRoles ?? []).map(({ id, name }) => [id, name]))
  const names = Object.fromEntries((departments ?? []).map(({ id, name }) => [id, name]))
  useEffect(() => {
    document.title = '账号 · 码上办'
  }, [])

  const choose = (
    name: 'role' | 'department' | 'state',
    label: string,
    options: { value: string; label: string }[]
  ) => (
    <Select
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={null}
      options={options}
      value={filter[name] ?? ''}
      onChange={value => setFilter({ ...filter, [name]: value || undefined })}
    />
  )
  const { data, error, loading, reload, fetchMore, loadingMore } = pages
  return (
    <main className="accounts">
      <h1>账号</h1>
      <search className="accounts-tools">
        <Input aria-label="姓名或用户名" placeholder="姓名或用户名" allowClear maxLength={60} {...search.field} />
        {choose('role', '岗位', offered('全部岗位', roleNames))}
        {choose('department', '部门', offered('全部部门', names))}
        {choose('state', '状态', offered('在用和停用', accountStates))}
        <Link to="/accounts/new">
          <Button type="primary" tabIndex={-1}>
            新建账号
          </Button>
        </Link>
        <Link to="/accounts/import">
          <Button tabIndex={-1}>导入账号</Button>
        </Link>
      </search>
      {error && <Failure error={error} retry={reload} />}
      {!data && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.items.length === 0 && <Empty description="没有符合这些条件的账号" />}
      {data && data.items.length > 0 && <AccountTable items={data.items} />}
      {data?.next && (
        <div className="queue-end">
          <Button loading={loadingMore} onClick={fetchMore}>
            再看一些
          </Button>
        </div>
      )}
    </main>
  )
}
