import { forms } from '../../contracts/cases/forms'
import type { CaseAction } from '../../contracts/cases/workflow'
import { dayMs, hourMs } from '../../contracts/china-time'
import { CaseModel } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import { staffMover } from '../cases/steps/mover'
import { PlaceCodeModel } from '../codes/model'
import { parse } from '../http/parse'
import { storePhoto } from '../media/store-photo'
import { submitPatrol } from '../reports/submit-patrol'
import { saveRules } from '../rules/saved-rules'
import type { Staff } from '../staff/account'
import { AccountModel } from '../staff/model'
import { heldNow } from '../staff/roles/held'
import { photograph } from './scene'

async function staffNamed(username: string): Promise<Staff> {
  const { _id, name, roles, department, dutyGrids } = await AccountModel.findOne({ username }).orFail().lean()
  const { rights, held } = await heldNow({ roles })
  return {
    id: String(_id),
    sessionId: 'demo',
    name,
    username,
    roles,
    rights,
    held,
    ...(department && { department }),
    dutyGrids: dutyGrids ?? []
  }
}

/** The demo's dispatch rules: the large groups of matters, and the components that have their own department. */
const rules = [
  { matter: '21005', area: '', department: 'drainage', note: '积水' },
  { matter: '21007', area: '', department: 'greening', note: '树木倒伏' },
  { matter: '01037', area: '', department: 'lighting', note: '路灯' },
  { matter: '09009', area: '', department: 'traffic', note: '乱停车' },
  { matter: '09', area: '', department: 'enforcement', note: '街面秩序' },
  { matter: '08', area: '', department: 'housing', note: '施工管理' },
  { matter: '04', area: '', department: 'greening', note: '园林绿化' },
  { matter: '06', area: '', department: 'sanitation', note: '市容环境' },
  { matter: '07', area: '', department: 'sanitation', note: '小广告' },
  { matter: '', area: '', department: 'municipal', note: '其他' }
]

/** Adds what the forty cases do not show: dispatch rules, open requests, a subtask, and problems settled on patrol. */
export async function seedLoop(now: Date) {
  const dispatcher = await staffNamed('dispatcher')
  await saveRules('dispatch', { version: 0, content: { rules }, note: '演示规则' }, dispatcher, now)

  const municipal = { 'department.id': 'municipal' }
  const until = new Date(now.getTime() + 60 * dayMs).toISOString()
  await take(
    'clerk',
    { ...municipal, state: 'handling' },
    'requestExtension',
    { reason: '井盖型号特殊，要等厂家发货' },
    now
  )
  await take(
    'clerk',
    { ...municipal, state: 'dispatched' },
    'requestSuspension',
    { reason: '该路段下月改造', until },
    now
  )
  await take('operator', { state: 'accepted' }, 'requestVoid', { reason: '与上午登记的一件是同一个问题' }, now)
  await take(
    'dispatcher',
    { state: 'handling', asked: null },
    'addSubtask',
    { department: 'sanitation', note: '请配合清走现场的杂物' },
    now
  )
  await seedPatrols(now)
}

/** Takes one step on the first case that allows it. Does nothing when there is no such case. */
async function take(username: string, filter: object, action: CaseAction, form: object, now: Date) {
  const staff = await staffNamed(username)
  for (const theCase of await CaseModel.find(filter).limit(4).lean()) {
    if (theCase.department?.id === 'sanitation' && action === 'addSubtask') continue
    if (action === 'requestExtension' && (theCase.clock?.dueAt ?? now) <= now) continue
    await moveCase(theCase, { action, form: parse(forms[action], form), mover: staffMover(staff), now })
    return
  }
}

async function seedPatrols(now: Date) {
  const collector = await staffNamed('collector')
  const codes = await PlaceCodeModel.find({ state: 'posted' }).sort({ _id: -1 }).limit(2).lean()
  for (const [index, { _id }] of codes.entries()) {
    const photo = async (done: boolean) =>
      (await storePhoto(`staff:${collector.id}`, await photograph('notice', done, index))).id
    await submitPatrol(
      collector,
      `demo-patrol-${index}`,
      {
        code: _id,
        address: '',
        text: '电杆上新贴了小广告',
        media: [await photo(false)],
        settled: { note: '当场撕掉，已经清理干净', media: [await photo(true)] }
      },
      new Date(now.getTime() - (index + 1) * hourMs)
    )
  }
}
