import { Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { Link, Navigate, useNavigate, useParams } from 'react-router-dom'
import * as accounts from '../../contracts/accounts/api'
import type { HandedPassword } from '../../contracts/accounts/import'
import { call } from '../api/call'
import { Failure } from '../fetching/failure'
import { useFetch } from '../fetching/use-fetch'
import { useEscape } from '../keys/use-escape'
import { useSession } from '../session/session'
import { AccountStandIns } from '../stand-ins/account-stand-ins'
import { AccountActions } from './account-actions'
import { AccountForm } from './account-form'
import { Lately } from './lately'
import { PasswordSheet } from './password-sheet'
import './accounts.css'

/** One account, or a new one. */
export function AccountPage() {
  const { account: me } = useSession()
  const { account: id = 'new' } = useParams()
  return me.rights.includes('manageAccounts') ? <OneAccount key={id} id={id} /> : <Navigate to="/" replace />
}

function OneAccount({ id }: { id: string }) {
  const navigate = useNavigate()
  const isNew = id === 'new'
  const [handed, setHanded] = useState<HandedPassword>()
  const [made, setMade] = useState<string>()
  const { data, error, loading, reload } = useFetch(isNew ? undefined : `account ${id}`, signal =>
    call(accounts.managedAccount, { params: { account: id }, signal })
  )
  useEffect(() => {
    document.title = `${isNew ? '新建账号' : '账号'} · 码上办`
  }, [isNew])
  useEscape(() => navigate('/accounts'))
  return (
    <main className="accounts accounts-narrow">
      <Link to="/accounts">返回账号列表</Link>
      <h1>{isNew ? '新建账号' : (data?.account.name ?? '账号')}</h1>
      {error && <Failure error={error} retry={reload} />}
      {!isNew && !data && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {handed && <PasswordSheet passwords={[handed]} />}
      {made && (
        <p>
          账号建好了。<Link to={`/accounts/${made}`}>打开这个账号</Link>
        </p>
      )}
      {isNew && !made && (
        <AccountForm
          saved={({ account, password: told }) => {
            setHanded({ ...account, password: told ?? '' })
            setMade(account.id)
          }}
        />
      )}
      {data && (
        <>
          <AccountForm account={data.account} saved={reload} seeLatest={reload} />
          <AccountActions detail={data} done={reload} told={password => setHanded({ ...data.account, password })} />
          {data.account.state === 'open' && <AccountStandIns account={id} />}
          <Lately account={id} version={data.account.version} />
        </>
      )}
    </main>
  )
}
