import { Button } from 'antd'
import { useDepartments } from '../catalogue/use-catalogue'

/** Shows that the queue is limited to one department; a click ends the limit. */
export function DepartmentTag({ id, drop }: { id: string; drop: () => void }) {
  const { data: departments } = useDepartments()
  const name = departments?.find(department => department.id === id)?.name ?? id
  return (
    <Button type="primary" onClick={drop} aria-label={`不再只看${name}`}>
      {name} ×
    </Button>
  )
}
