import { Alert, Button } from 'antd'
import type { ApiError } from '../../contracts/api-error'

/** Says why something is not here and lets the person try again. */
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
