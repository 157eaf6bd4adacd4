import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { forms } from '../../contracts/cases/forms'
import type { CaseState } from '../../contracts/cases/states'
import { type CaseAction, stepOf } from '../../contracts/cases/workflow'
import type { CodeState } from '../../contracts/codes/lifecycle'
import { placeCodeFrom } from '../../contracts/codes/place-code'
import type { Role } from '../../contracts/staff/roles'
import { whyNobodyLooks } from '../cases/look-takers'
import { CaseModel, type CaseRecord } from '../cases/model'
import { moveCase } from '../cases/steps/move-case'
import type { Mover } from '../cases/steps/mover'
import { importCatalogue } from '../catalogue/import-catalogue'
import { PlaceCodeModel } from '../codes/model'
import { forgetCells } from '../grids/locate'
import { GridCellModel } from '../grids/model'
import { parse } from '../http/parse'
import { MediaModel } from '../media/model'
import { submitReport } from '../reports/submit-report'
import { hashPassword, setHashCost } from '../staff/hash-password'
import { AccountModel, DepartmentModel } from '../staff/model'
import { aForm } from './forms'

let counter = 0
const next = () => {
  counter += 1
  return counter
}

export interface StaffFacts {
  roles: string[]
  department?: string
  dutyGrids?: string[]
  username?: string
  name?: string
}

// What a real hash costs would be most of the time of the tests.
setHashCost({ memoryCost: 8, timeCost: 1, parallelism: 1 })
const password = 'a long enough password'
let passwordHash: Promise<string> | undefined

/** Makes an account of staff. All have the same password, so it is hashed once. */
export async function aStaff(facts: StaffFacts) {
  passwordHash ??= hashPassword(password)
  const account = await AccountModel.create({
    name: '测试员',
    username: `staff${next()}`,
    ...facts,
    passwordHash: await passwordHash,
    createdAt: new Date()
  })
  return { username: account.username, password, id: String(account._id), account }
}

export async function aDepartment(id = `department${next()}`, name = `部门${id}`) {
  await DepartmentModel.updateOne({ _id: id }, { $set: { name, active: true } }, { upsert: true })
  return id
}

/** Two matters and two topics: enough of a catalogue for a test. */
export async function aCatalogue() {
  await importCatalogue({
    standard: 'test',
    majors: [{ kind: 'matter', code: '06', name: '市容环境类' }],
    components: [{ code: '01003', name: '雨水井盖', major: '01' }],
    matters: [
      { code: '06010', name: '暴露垃圾', major: '06', conditions: [{ when: '一般情形', limit: 4, unit: 'workHour' }] },
      { code: '21005', name: '道路积水', major: '21', conditions: [{ when: '一般情形', limit: 2, unit: 'urgentHour' }] }
    ],
    residentTopics: [
      { id: 'garbage', label: '垃圾脏乱', hint: '垃圾没人清', matters: ['06010'] },
      { id: 'water', label: '积水管道', hint: '积水内涝', matters: ['21005'] }
    ]
  })
}

export const dutyGrid = '440204001001'
export const cellCode = '440204001001001'
/** A point inside the test city's only cell. */
export const pointInCell = [113.5905, 24.8005] as const

/** One square cell. */
export async function aCell() {
  const [west, south, east, north] = [113.59, 24.8, 113.591, 24.801]
  await GridCellModel.updateOne(
    { _id: cellCode },
    {
      $set: {
        dutyGrid,
        street: '东河街道',
        community: '东堤社区',
        startedAt: new Date(0),
        shape: {
          type: 'Polygon',
          coordinates: [
            [
              [west, south],
              [east, south],
              [east, north],
              [west, north],
              [west, south]
            ]
          ]
        }
      }
    },
    { upsert: true }
  )
  forgetCells()
  return cellCode
}

export async function aCode(
  facts: Partial<{
    state: CodeState
    successor: string
    name: string
    address: string
    batch: string
    component: string
    gridCode: string
    printedAt: Date
    seenOn: string
    createdAt: Date
    point: [number, number]
  }> = {}
) {
  const code = placeCodeFrom(randomBytes(8))
  await PlaceCodeModel.create({
    _id: code,
    state: 'posted',
    name: '启明北路路灯 03 号',
    address: '启明北路 16 号旁',
    point: [...pointInCell],
    gridCode: cellCode,
    createdAt: new Date(),
    ...(facts.state !== 'minted' && facts.state !== 'printed' && { postedAt: new Date() }),
    ...facts
  })
  return code
}

/** A JPEG of a gradient, with GPS in its EXIF when asked; `side` is its width and height. */
export async function aPhoto({ side = 800, gps = false, format = 'jpeg' as 'jpeg' | 'png' | 'webp' } = {}) {
  const image = sharp({
    create: { width: side, height: side, channels: 3, background: { r: next() % 255, g: 90, b: 40 } }
  })
  if (gps) {
    image.withExif({
      IFD0: { Make: 'TestPhone', Model: 'One' },
      IFD2: { DateTimeOriginal: '2026:11:20 09:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '24/1 48/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 35/1 24/1' }
    })
  }
  return image.toFormat(format).toBuffer()
}

/** The record of a photo that its owner has uploaded, without the photo: for tests that never look at it. */
export async function aMedia(owner: string) {
  const media = await MediaModel.create({ owner, width: 800, height: 600, createdAt: new Date() })
  return media.id as string
}

const residentId = '0123456789abcdef01234567'

export const moverOf = (role: Role | 'resident' | 'system', facts: Partial<Mover> = {}): Mover => ({
  id: role === 'resident' ? residentId : `${role}-1`,
  name: role,
  actors: [role],
  ...facts
})

/** Steps that lead to a state by the shortest way. */
const ways: Partial<Record<CaseState, CaseAction[]>> = {
  submitted: [],
  verifying: ['requestVerification'],
  accepted: ['accept'],
  filed: ['accept', 'file'],
  dispatched: ['accept', 'file', 'dispatch'],
  handling: ['accept', 'file', 'dispatch', 'sign'],
  handled: ['accept', 'file', 'dispatch', 'sign', 'reportDone'],
  checking: ['accept', 'file', 'dispatch', 'sign', 'reportDone', 'requestCheck'],
  checked: ['accept', 'file', 'dispatch', 'sign', 'reportDone', 'checkPassed'],
  closed: ['accept', 'file', 'dispatch', 'sign', 'reportDone', 'checkPassed', 'close'],
  suspended: ['accept', 'file', 'suspend'],
  rejected: ['reject'],
  voided: ['void'],
  withdrawn: ['withdraw']
}

/** A case in the given state, opened and moved by the functions that serve people. */
export async function aCase(
  facts: {
    state?: CaseState
    department?: string
    text?: string
    code?: string
    topic?: string
    point?: [number, number]
    now?: Date
    resident?: string
  } = {}
): Promise<CaseRecord> {
  const { state = 'submitted', department = 'municipal', now = new Date() } = facts
  await aDepartment(department)
  const caseNo = await aReport(facts)
  let theCase: CaseRecord = await CaseModel.findOne({ caseNo }).orFail().lean()
  for (const action of ways[state] ?? []) {
    const [role = 'operator'] = stepOf(action).by
    const mover = moverOf(role, role === 'clerk' || role === 'handler' ? { department } : {})
    if (action === 'requestVerification' || action === 'requestCheck') await someoneLooks(theCase)
    const media = action === 'reportDone' || action === 'checkPassed' ? [await aMedia(`staff:${mover.id}`)] : []
    theCase = await moveCase(theCase, {
      action,
      form: parse(forms[action], aForm(action, { department, now, media })),
      mover,
      now
    })
  }
  return theCase
}

/** Makes a collector for the cell if there is none, because a look on site has to be asked of somebody. */
async function someoneLooks(theCase: CaseRecord) {
  if (await whyNobodyLooks(theCase)) await aStaff({ roles: ['collector'], dutyGrids: [dutyGrid] })
}

async function aReport({
  text = '垃圾没有人清',
  code,
  topic,
  point = [...pointInCell],
  now = new Date(),
  resident = residentId
}: Parameters<typeof aCase>[0] & object) {
  const sent = {
    address: '启明北路 16 号',
    text,
    media: [],
    ...(code && { code }),
    ...(topic && { topic }),
    point
  }
  const { caseNo } = await submitReport(resident, `factory-key-${next()}-${randomBytes(4).toString('hex')}`, sent, now)
  return caseNo
}
