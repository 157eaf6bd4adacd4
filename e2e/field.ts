import type { CaseView } from '../contracts/cases/views'
import type { DepartmentView, MatterView } from '../contracts/catalogue/views'
import type { City } from './city'
import { aReport, call, staffPhoto, take } from './console-desk'

export const look = (city: City, caseNo: string) => call<CaseView>(city, 'lead', `/api/staff/cases/${caseNo}`)

/** Something that a collector has to look at before it is a case. */
export async function aVerification(city: City, text: string): Promise<string> {
  const caseNo = await aReport(city, text, ['#9a8f80'])
  await take(city, 'operator', caseNo, 'requestVerification', { note: '请看看问题还在不在' })
  return caseNo
}

/** A case on the desk of the handler's department. */
export async function aDispatch(city: City, text: string): Promise<string> {
  const caseNo = await aReport(city, text, ['#8a8f9a'])
  const [matter] = await call<MatterView[]>(city, 'operator', '/api/staff/catalogue/matters')
  const departments = await call<DepartmentView[]>(city, 'operator', '/api/staff/departments')
  const department = departments.find(({ name }) => name === '市政设施维护所')?.id
  await take(city, 'operator', caseNo, 'accept', { matter: matter?.code, condition: matter?.conditions[0]?.code })
  await take(city, 'lead', caseNo, 'file')
  await take(city, 'dispatcher', caseNo, 'dispatch', { department })
  return caseNo
}

/** Something that a department says is done and that a collector has to check. */
export async function aCheck(city: City, text: string): Promise<string> {
  const caseNo = await aDispatch(city, text)
  await take(city, 'handler', caseNo, 'sign')
  const media = [await staffPhoto(city, 'handler', '#5f9a6b')]
  await take(city, 'handler', caseNo, 'reportDone', { note: '换了新的井盖', media })
  await take(city, 'operator', caseNo, 'requestCheck', {})
  return caseNo
}
