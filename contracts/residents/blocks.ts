import * as v from 'valibot'
import { chinaDay, dayMs, isRealDay } from '../china-time'
import { CaseNo, Id, key, page, Time, words } from '../common'

const longestDays = 366
const reason = (missing: string) => words(2, 200, missing)

/** Keeps the sender of a report from sending more, until the end of a day. */
export const NewBlock = v.object({
  reason: reason('请写明原因，对方会看到'),
  lastDay: v.pipe(
    key(20, '请选择到哪一天为止'),
    v.nonEmpty('请选择到哪一天为止'),
    v.isoDate('日期应像 2026-12-01'),
    v.check(isRealDay, '没有这一天，请看看月份和日子'),
    v.check(day => day >= chinaDay(Date.now()), '这一天已经过去了'),
    v.check(day => day < chinaDay(Date.now() + longestDays * dayMs), '最多一年')
  )
})
export type NewBlock = v.InferOutput<typeof NewBlock>

export const EndOfBlock = v.object({ reason: reason('请写明为什么解除') })

/** A block as staff read it: of which report, never of whom. */
export const BlockView = v.object({
  id: Id,
  caseNo: CaseNo,
  sender: v.picklist(['微信用户', '手机浏览器']),
  reason: v.string(),
  at: Time,
  by: v.string(),
  until: Time,
  /** Whether it holds now. */
  holds: v.boolean(),
  ended: v.optional(v.object({ at: Time, by: v.string(), reason: v.string() }))
})
export type BlockView = v.InferOutput<typeof BlockView>

export const BlockPage = page(BlockView)
