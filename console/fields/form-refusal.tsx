import { Alert, Button } from 'antd'
import type { ApiError, FailureCode } from '../../contracts/api-error'

interface FormRefusalProps {
  failure: ApiError | undefined
  /** The code that says that somebody else has changed the thing meanwhile. */
  overtaken: FailureCode
  seeLatest: (() => void) | undefined
}

/** Why a form was refused, unless that is said at its fields; with the way to what somebody else has made of the thing. */
export function FormRefusal({ failure, overtaken, seeLatest }: FormRefusalProps) {
  if (!failure || Object.keys(failure.fields).length > 0) return null
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={failure.message}
      action={failure.code === overtaken && <Button onClick={seeLatest}>看最新内容</Button>}
    />
  )
}
