export interface RetentionRow {
  /** What is kept, as the page of staff and the privacy page call it. */
  label: string
  /** Why it is kept at all. */
  why: string
  /** From when its days are counted. */
  from: string
  days: number
  /** Between these a city may choose. */
  least: number
  most: number
}

/** What goes by itself after so many days. Where each is removed says `server/retention/kinds.ts`. */
export const retentionKinds = {
  contacts: {
    label: '上报人的联系方式',
    why: '办理和回访时联系上报人；办结后群众还可能来问',
    from: '案卷办结或者终止',
    days: 365,
    least: 30,
    most: 1095
  },
  messages: {
    label: '办理进度消息',
    why: '让上报人和工作人员看到案卷走到了哪一步；案卷里另有记录',
    from: '消息发出',
    days: 180,
    least: 30,
    most: 730
  },
  uploads: {
    label: '没有用上的照片',
    why: '照片先传上来，上报发出以后才算用上',
    from: '照片上传',
    days: 1,
    least: 1,
    most: 7
  },
  senders: {
    label: '不再使用的手机登录和微信标识',
    why: '让上报人找回自己的上报；上报本身不受影响',
    from: '最后一次使用',
    days: 730,
    least: 400,
    most: 1825
  },
  scans: {
    label: '二维码扫码次数',
    why: '看哪些二维码常用、哪些已经没人扫；不记是谁扫的',
    from: '扫码当天',
    days: 730,
    least: 30,
    most: 3650
  },
  blocks: {
    label: '已经到期的限制上报记录',
    why: '再次限制时可以查到以前的原因',
    from: '限制到期',
    days: 180,
    least: 30,
    most: 730
  },
  erasures: {
    label: '删除个人信息的凭记',
    why: '只有一个认不出人的标记，防止同一次删除做两遍',
    from: '删除当天',
    days: 400,
    least: 180,
    most: 1095
  }
} as const satisfies Record<string, RetentionRow>
export type RetentionKind = keyof typeof retentionKinds
export const everyRetentionKind = Object.keys(retentionKinds) as RetentionKind[]

/** The row of a kind, without the narrow types of `as const`. */
export function retentionRowOf(kind: RetentionKind): RetentionRow {
  return retentionKinds[kind]
}

/** What no city sets: how long it is kept, and what ends it. */
export const keptOtherwise = [
  {
    label: '案卷和办理经过（时间、地点、事项、谁办的）',
    keeps: '长期保留，是城市管理的业务档案',
    ends: '上报人可以随时删除自己写的话和照片'
  },
  { label: '审计记录', keeps: '长期保留，不少于 6 个月', ends: '逐条相连，不能删改；里面没有电话号码' },
  { label: '工作人员的登录', keeps: '最多 12 小时', ends: '到时自动结束' },
  { label: '请求次数的计数', keeps: '最多一天', ends: '数据库自动清除' },
  { label: '服务的运行日志', keeps: '6 个月', ends: '由运维人员清理；里面没有电话、姓名和内容' },
  { label: '备份', keeps: '由运维人员决定', ends: '旧备份里还有已经清除的内容，请按运维文档删除' }
] as const
