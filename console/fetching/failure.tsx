import { Alert, Button } from 'antd'
import { type ApiError, isPassing } from '../../contracts/api-error'

/** Shows why loading failed, and offers another try where it could go otherwise: what is not one's business stays so. */
export function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      action={
        isPassing(error.code) && (
          <Button size="small" onClick={retry}>
            再试一次
          </Button>
        )
      }
    />
  )
}
