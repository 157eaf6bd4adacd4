/**
 * What of a case is counted. A case is taken apart into pieces: each way through a desk or a department is one, and each
 * thing that happened is one. Every number of the evaluation is a number of pieces of one kind.
 */
export const kinds = {
  report: '上报',
  join: '再次上报',
  acceptance: '受理',
  verification: '核实',
  filing: '立案审核',
  filed: '立案',
  dispatch: '派遣',
  handling: '处置',
  askCheck: '派核查',
  check: '核查',
  closing: '结案审核',
  case: '结案',
  solved: '上报到结案',
  ending: '终止',
  rework: '返工',
  return: '回退',
  redispatch: '改派',
  extension: '延期',
  suspension: '挂账',
  urge: '催办',
  reopening: '重新办理',
  evaluation: '评价',
  callBack: '回访'
} as const
export type Kind = keyof typeof kinds
export const allKinds = Object.keys(kinds) as Kind[]

/**
 * What a piece can say of itself. A piece that is `leftOut` is in no rate: what it waited for was none of its desk's doing,
 * and its time was not up. A piece that is neither `done` nor `late` has time left and is not owed yet.
 */
export const flags = [
  'done',
  'late',
  'leftOut',
  /** Nobody has done it yet: it is late from the moment of its deadline on. */
  'open',
  'suspended',
  /** Who found the problem first. */
  'public',
  'patrol',
  'accepted',
  'valid',
  /** Seen on site by a collector before it was filed. */
  'found',
  /** In a cell that collectors walk, and the public found it first. */
  'missed',
  /** The next step asked for a look on site. */
  'asked',
  /** Given to a department that did not keep it. */
  'wrong',
  'returned',
  'rework',
  'extended',
  'reopened',
  'rejected',
  'voided',
  'merged',
  'withdrawn',
  'settled',
  'takenBack',
  'bySupervisor',
  'verySatisfied',
  'satisfied',
  'solved',
  'reached',
  /** Another case of the same matter was filed at the same place in the 30, or the 90, days before. */
  'again30',
  'again90'
] as const
export type Flag = (typeof flags)[number]

const bits = Object.fromEntries(flags.map((flag, index) => [flag, 1 << index])) as Record<Flag, number>

/** Flags as one number, a bit for each: pieces are stored and counted by it. */
export function bitsOf(some: readonly Flag[]): number {
  return some.reduce((sum, flag) => sum | bits[flag], 0)
}

export function hasFlag(mask: number, flag: Flag): boolean {
  return (mask & bits[flag]) !== 0
}

/**
 * On which day a piece with a deadline counts, as the city chooses. `owed`: when it was done or its deadline came,
 * whichever was first. `due`: on the day of the deadline. `started`: on the day on which it began.
 */
export const bases = {
  owed: '期限在本期内到期，或者提前办完',
  due: '期限在本期内到期',
  started: '在本期内开始'
} as const
export type Basis = keyof typeof bases
