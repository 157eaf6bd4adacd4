import { Button } from 'antd'
import { useDepartments } from '../catalogue/use-catalogue'

/** Says that only one department's cases are shown, and lets go of that. */
export function DepartmentTag({ id, drop }: { id: string; drop: () => void }) {
  const { data: departments } = useDepartments()
  const name = departments?.find(department => department.id === id)?.name ?? id
  return (
    <Button type="primary" onClick={drop} aria-label={`不再只看${name}`}>
      {name} ×
    </Button>
  )
}
