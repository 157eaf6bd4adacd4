import type { StaffAction } from '../../contracts/cases/forms'

/**
 * The key of each action, the same on every case, so that a hand learns it once: a role has each key once. Digits are
 * for what is done all day; `y` agrees to what was asked for and `x` does not.
 */
const stepKeys: Record<StaffAction, string> = {
  accept: '1',
  requestVerification: '2',
  reject: '3',
  merge: '4',
  requestCheck: '5',
  file: '1',
  close: '2',
  sendBack: '3',
  recheck: '4',
  void: '5',
  dispatch: '1',
  redispatch: '2',
  addSubtask: '3',
  suspend: '4',
  resume: '5',
  sign: '1',
  reportDone: '2',
  assign: '3',
  return: '4',
  requestExtension: '5',
  requestSuspension: '6',
  requestCorrection: '7',
  finishSubtask: '8',
  verify: '1',
  checkPassed: '2',
  checkFailed: '3',
  settle: '4',
  correctPlace: '6',
  correctMatter: '7',
  urge: '8',
  comment: '9',
  callBack: '0',
  grantExtension: 'y',
  grantReopening: 'y',
  refuseExtension: 'x',
  refuseSuspension: 'x',
  refuseVoid: 'x',
  refuseCorrection: 'x',
  refuseReopening: 'x',
  requestVoid: 'v',
  takeBack: 't',
  split: 's',
  dropSubtask: 'd',
  giveLook: 'g',
  recallVerification: 'h',
  recallCheck: 'h'
}

/** For the second of two actions with the same key: somebody with several roles can take both on one case. */
const spareKeys = ['q', 'w', 'e', 'f', 'o', 'p', 'l', 'u', 'r', 'a']

/** Returns the actions with their keys, in the same order. */
export function withKeys(actions: readonly StaffAction[]): [key: string, action: StaffAction][] {
  const byRarity = [...actions].sort((one, other) => orderOf(one) - orderOf(other))
  const taken = new Map<string, StaffAction>()
  for (const action of byRarity) {
    const key = [stepKeys[action], ...spareKeys].find(each => !taken.has(each))
    if (key) taken.set(key, action)
  }
  const keyOf = new Map([...taken].map(([key, action]) => [action, key]))
  return actions.map(action => [keyOf.get(action) ?? '', action])
}

function orderOf(action: StaffAction): number {
  return Object.keys(stepKeys).indexOf(action)
}
