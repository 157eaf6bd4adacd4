import * as v from 'valibot'
import { DepartmentModel } from '../model'
import { changeDepartment, type DepartmentBy, makeDepartment, reopenDepartment } from './change-department'
import { factsOf } from './facts'

const Departments = v.array(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '部门编号应是字母、数字、-、_')),
    name: v.pipe(v.string(), v.minLength(1))
  })
)

/** Writes departments. A department that exists gets the new name and is open. Returns how many the file has. */
export async function saveDepartments(input: unknown, by: DepartmentBy): Promise<number> {
  const departments = v.parse(Departments, input)
  for (const { id, name } of departments) {
    const found = await DepartmentModel.findById(id).lean()
    if (!found) {
      await makeDepartment({ id, name, note: '' }, by)
      continue
    }
    const { version } = found.active ? found : await reopenDepartment(id, found.version ?? 0, '', by)
    await changeDepartment(id, { ...factsOf(found), name, version: version ?? 0, note: '' }, by)
  }
  return departments.length
}
