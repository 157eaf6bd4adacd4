/** Ready-made reasons for not accepting; the resident reads the sentence, the code is counted. */
export const rejectReasons = {
  out_of_scope: '不属于城市管理的受理范围',
  not_found: '现场没有发现所说的问题',
  unclear: '说明和照片看不出问题是什么或在哪里',
  private_property: '属于私人或小区内部事务，请联系物业或社区',
  already_planned: '已经列入施工或整治计划',
  other: '其他原因'
} as const
export type RejectReason = keyof typeof rejectReasons
