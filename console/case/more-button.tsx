import { Button } from 'antd'

interface MoreButtonProps {
  /** What is shown, or what is left. */
  told: string
  loading: boolean
  onMore: () => void
}

/** Shows more of a list of the case. */
export function MoreButton({ told, loading, onMore }: MoreButtonProps) {
  return (
    <p className="more">
      <Button size="small" loading={loading} onClick={onMore}>
        再看一些
      </Button>
      <span className="quiet">{told}</span>
    </p>
  )
}
