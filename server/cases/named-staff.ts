import { Refusal } from '../http/refusal'
import { hasRight, openAccount, openDepartments } from '../staff/kept-staff'

/** Returns an active department as a case stores it. */
export async function departmentNamed(id: string) {
  const department = (await openDepartments()).find(({ _id }) => _id === id)
  if (!department) throw new Refusal('unknown_reference', '选择的部门不存在或已停用', { department: '请重新选择部门' })
  return { id: department._id, name: department.name }
}

/** Returns an active handler of this department as a case stores them. */
export async function handlerNamed(id: string, department: string | undefined) {
  const account = await openAccount(id)
  if (!department || account?.department !== department || !(await hasRight(account, 'actAsHandler'))) {
    throw new Refusal('unknown_reference', '选择的人不是本部门的处置人员', { handler: '请重新选择处置人员' })
  }
  return { id: String(account._id), name: account.name }
}
