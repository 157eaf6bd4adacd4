import * as v from 'valibot'
import { DepartmentModel } from './model'

const Departments = v.array(
  v.object({
    id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/, '部门编号应是字母、数字、-、_')),
    name: v.pipe(v.string(), v.minLength(1))
  })
)

/** Writes departments. A department that exists gets the new name. Returns how many the file has. */
export async function saveDepartments(input: unknown): Promise<number> {
  const departments = v.parse(Departments, input)
  for (const { id, name } of departments) {
    await DepartmentModel.updateOne({ _id: id }, { $set: { name, active: true } }, { upsert: true })
  }
  return departments.length
}
