import * as v from 'valibot'
import { Point, Time, words } from '../common'
import { MediaIds, MediaView, photoLimits } from '../media/views'
import { staffActions } from './forms'
import { CaseSummary } from './views'

export const taskKinds = { verify: '核实', check: '核查' } as const
export type TaskKind = keyof typeof taskKinds

/** One thing to look at on site, with all that is needed there, so that it can be read without a network. */
export const TaskView = v.object({
  ...CaseSummary.entries,
  kind: v.picklist(Object.keys(taskKinds) as TaskKind[]),
  /** What the desk or the department wrote for whoever goes. */
  words: v.optional(v.string()),
  /** Photos of the problem, and of what the department says it did. */
  before: v.array(MediaView),
  after: v.array(MediaView),
  cell: v.optional(v.array(v.array(Point))),
  actions: v.array(v.picklist(staffActions))
})
export type TaskView = v.InferOutput<typeof TaskView>

export const TaskList = v.object({ tasks: v.array(TaskView), at: Time })

/** The unit grid cells of a duty grid, as rings of points. */
export const DutyGridView = v.object({
  dutyGrid: v.string(),
  cells: v.array(v.object({ code: v.string(), rings: v.array(v.array(Point)) }))
})
export type DutyGridView = v.InferOutput<typeof DutyGridView>

/** What a collector found on patrol; `settled` when it was put right on the spot. */
export const NewPatrol = v.pipe(
  v.object({
    point: v.optional(Point),
    code: v.optional(v.pipe(v.string(), v.maxLength(40))),
    address: v.optional(words(0, 120), ''),
    topic: v.optional(v.pipe(v.string(), v.maxLength(40))),
    text: words(2, 500, '请写一句发现了什么'),
    media: v.pipe(MediaIds(photoLimits.perReport), v.minLength(1, '请至少拍一张照片')),
    settled: v.optional(
      v.object({
        note: words(2, 500, '请写一句怎么解决的'),
        media: v.pipe(MediaIds(photoLimits.perStep), v.minLength(1, '请拍一张解决后的照片'))
      })
    )
  }),
  v.forward(
    v.check(
      patrol => patrol.code !== undefined || patrol.point !== undefined || patrol.address.length >= 2,
      '请说明在哪里：扫码、定位或填写地址'
    ),
    ['address']
  )
)
export type NewPatrol = v.InferOutput<typeof NewPatrol>
