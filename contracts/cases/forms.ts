import * as v from 'valibot'
import { TypedCode } from '../codes/typed-code'
import { CaseNo, key, line, numberLike, Time, words } from '../common'
import { MediaIds, photoLimits } from '../media/views'
import { Position, SentPosition } from '../position'
import { type Role, roles } from '../staff/roles'
import { type RejectReason, rejectReasons } from './reject-reasons'
import { type ActionOf, allActions, type CaseAction, isTaken, stepOf, type steps } from './workflow'

const note = v.optional(words(0, 500), '')
const reason = words(2, 500, '请写明原因')
const media = v.optional(MediaIds(photoLimits.perStep), [])
const shown = (missing: string) => v.pipe(v.optional(MediaIds(photoLimits.perStep), []), v.minLength(1, missing))
const department = v.pipe(key(40, '请选择部门'), v.minLength(1, '请选择部门'))
/** Where somebody stood when they looked. Only the distance to the place of the case is kept. */
const position = SentPosition
/** When the photo was taken by the phone's clock, where the photo itself does not say; without a network it is sent a day later. */
const takenAt = v.optional(Time)

const Note = v.object({ note })
const Reason = v.object({ reason })

/** Who is to look on site; without a name it is for whoever has the duty grid. */
const collector = v.optional(v.pipe(v.string('请选择信息采集员'), v.regex(/^[0-9a-f]{24}$/, '请选择信息采集员')))
const matter = numberLike(/^\d{5}$/, '请选择事项')
const condition = v.pipe(key(20, '请选择立案条件'), v.regex(/^\d{5}-\d{1,2}$/, '请选择立案条件'))

/** Forms with more than a note or a reason. */
const ownForms = {
  settle: v.object({
    note: words(2, 500, '请写一句怎么解决的'),
    media: shown('请拍一张解决后的照片'),
    position,
    takenAt
  }),
  verify: v.object({
    found: v.boolean('请说明现场是否有这个问题'),
    note: words(2, 500, '请写一句现场情况'),
    media,
    position,
    takenAt
  }),
  accept: v.object({
    matter,
    condition,
    note
  }),
  requestVerification: v.object({ collector, note }),
  requestCheck: v.object({ collector, note }),
  giveLook: v.object({ collector, note }),
  correctMatter: v.object({ matter, condition, reason }),
  correctPlace: v.pipe(
    v.object({
      point: v.optional(Position),
      address: v.optional(line(2, 120, '请写出地址')),
      component: v.optional(numberLike(/^\d{17}$/, '部件编码是 17 位数字')),
      code: v.optional(v.pipe(TypedCode, v.minLength(1, '请填写二维码编号'))),
      gridCode: v.optional(numberLike(/^\d{15}$/, '单元网格代码是 15 位数字')),
      reason
    }),
    v.forward(
      v.check(
        ({ point, address, component, code, gridCode }) =>
          [point, address, component, code, gridCode].some(each => each !== undefined),
        '请填写新的地点：点位、地址、部件、二维码、单元网格，至少一项'
      ),
      ['point']
    )
  ),
  reject: v.object({
    reasonCode: v.picklist(Object.keys(rejectReasons) as RejectReason[], '请选择原因'),
    reason
  }),
  merge: v.object({ into: CaseNo, note }),
  dispatch: v.object({ department, note }),
  redispatch: v.object({ department, reason }),
  addSubtask: v.object({ department, note: words(2, 500, '请写明要协办部门做什么') }),
  finishSubtask: v.object({ note: words(2, 500, '请写一句协办结果'), media: shown('请至少附一张完成后的照片') }),
  dropSubtask: v.object({ department, reason }),
  assign: v.object({ handler: v.pipe(v.string('请选择处置人员'), v.regex(/^[0-9a-f]{24}$/, '请选择处置人员')), note }),
  grantExtension: v.object({ reason: words(2, 500, '请写一句给市民的话') }),
  requestSuspension: v.object({ reason, until: Time }),
  close: v.object({ note: words(2, 500, '请写一句给市民的话') }),
  grantReopening: v.object({ note: words(2, 500, '请写一句给市民的话') }),
  reportDone: v.object({ note: words(2, 500, '请写一句处理结果'), media: shown('请至少附一张处理后的照片') }),
  checkPassed: v.object({ note, media: shown('请拍一张现场照片'), position, takenAt }),
  checkFailed: v.object({ reason, media, position, takenAt }),
  suspend: v.object({ reason, until: Time }),
  reopen: v.object({ reason: words(2, 500, '请写一句还有什么问题'), media }),
  requestReopening: v.object({ reason: words(2, 500, '请写一句还有什么问题'), media }),
  supplement: v.pipe(
    v.object({ note, media }),
    v.forward(
      v.check(form => form.note.length > 0 || form.media.length > 0, '请写一句补充，或者加一张照片'),
      ['note']
    )
  ),
  evaluate: v.object({
    solved: v.boolean('请选择问题是否解决'),
    stars: v.pipe(v.number('请打分'), v.integer('请打分'), v.minValue(1, '请打分'), v.maxValue(5, '最多五颗星')),
    note
  }),
  callBack: v.pipe(
    v.object({
      reached: v.boolean('请选择电话是否接通'),
      satisfied: v.optional(v.boolean('请选择市民是否满意')),
      note
    }),
    v.forward(
      v.check(form => !form.reached || form.satisfied !== undefined, '请选择市民是否满意'),
      ['satisfied']
    ),
    v.forward(
      v.check(form => !form.reached || form.satisfied !== false || form.note.length > 1, '请写一句市民哪里不满意'),
      ['note']
    )
  ),
  comment: v.object({ note: words(1, 500, '请填写内容') }),
  warn: v.object({}),
  overdue: v.object({}),
  part: v.object({})
} as const satisfies Partial<Record<CaseAction, v.GenericSchema>>

/** Actions with more to fill in than a note or a reason. */
export type ActionWithFields = keyof typeof ownForms

type FormOf<A extends CaseAction> = A extends ActionWithFields
  ? (typeof ownForms)[A]
  : (typeof steps)[A] extends { needsReason: true }
    ? typeof Reason
    : typeof Note

/** What each action must be given, by action; a step of staff is posted with its `version`, too. */
export const forms = {
  ...Object.fromEntries(allActions.map(action => [action, stepOf(action).needsReason ? Reason : Note])),
  ...ownForms
} as { [A in CaseAction]: FormOf<A> }

/** The version of the case that the client last saw. An older one is refused with 409 (rule "one wins"). */
export const Version = v.pipe(v.number('缺少案卷版本'), v.integer('案卷版本应是整数'), v.minValue(1, '案卷版本不对'))

/** Actions a signed-in member of staff can post, each with its form. */
export type StaffAction = ActionOf<Role>
export const staffActions = allActions.filter(isStaffAction)

export function isStaffAction(action: CaseAction): action is StaffAction {
  return isTaken(action, actor => actor in roles)
}

/** Actions of the resident on their own report. */
export type ResidentAction = ActionOf<'resident'>
export const residentActions = allActions.filter(isResidentAction)

export function isResidentAction(action: CaseAction): action is ResidentAction {
  return isTaken(action, actor => actor === 'resident')
}
