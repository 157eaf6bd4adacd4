import { Alert } from 'antd'
import { Link } from 'react-router-dom'
import * as editions from '../../../contracts/catalogue/editions-api'
import { call } from '../../api/call'
import { useFetch } from '../../fetching/use-fetch'

/** Says that what stands here is not what cases are filed by. */
export function DraftNotice() {
  const { data } = useFetch('catalogue editions', signal => call(editions.catalogueEditions, { signal }))
  if (!data || data.draft === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={
        <>
          有 {data.draft} 处修改还没有发布，现在立案仍按已发布的目录。
          <Link to="/base/editions" className="catalogue-in-text">
            看一看，再发布
          </Link>
        </>
      }
    />
  )
}
