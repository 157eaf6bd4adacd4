import { Alert, Button } from 'antd'
import type { ApiError } from '../../contracts/api-error'

/** Shows why loading failed and offers another try. */
export function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      action={
        <Button size="small" onClick={retry}>
          再试一次
        </Button>
      }
    />
  )
}
