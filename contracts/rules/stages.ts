/** The stages with a clock of their own, the handling apart, whose limit belongs to the condition. */
export const stages = {
  acceptance: '受理',
  verification: '核实',
  filing: '立案',
  dispatch: '派遣',
  check: '核查',
  closing: '结案'
} as const
export type Stage = keyof typeof stages
