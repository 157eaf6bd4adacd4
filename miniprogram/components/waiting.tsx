import { Box, Tap, Words } from './base'
import { Notice } from './notice'

/** Stands where an answer of the server will be: on its way, or not come. */
export function Waiting({ problem, onRetry }: { problem?: string; onRetry(): void }) {
  if (!problem)
    return (
      <Box className="waiting" role="status">
        正在取来…
      </Box>
    )
  return (
    <Notice kind="trouble">
      <Box>{problem}</Box>
      <Tap id="retry" className="link" onTap={onRetry}>
        <Words>再试一次</Words>
      </Tap>
    </Notice>
  )
}
