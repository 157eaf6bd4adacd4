import type { ResidentAction } from '../../../contracts/cases/forms'
import type { CaseState } from '../../../contracts/cases/states'

interface ActionWords {
  button: string
  intro: string
  label: string
  placeholder: string
  send: string
  done: string
  photos?: true
  /** Asks whether it is solved, and for stars. */
  verdict?: true
}

/** The small form of each thing a resident can do, in their words. */
export const actionForms: Record<ResidentAction, ActionWords> = {
  evaluate: {
    button: '解决了吗？评一评',
    intro: '您的评价会记在这件案卷上。',
    label: '想说的话（可不填）',
    placeholder: '哪里办得好，哪里还差一点',
    send: '提交评价',
    done: '谢谢您的评价，已经记下。',
    verdict: true
  },
  reopen: {
    button: '没解决，重新办',
    intro: '会重新交给负责的部门处理。',
    label: '还有什么问题？',
    placeholder: '如：只修了一半，晚上还是不亮',
    send: '要求重新办理',
    done: '已经重新开始办理。',
    photos: true
  },
  requestReopening: {
    button: '还没解决，申请再办',
    intro: '已经重新办理过，或者办结已久，由值班长看过后答复您。',
    label: '还有什么问题？',
    placeholder: '如：修好两天又坏了',
    send: '提交申请',
    done: '申请已经收到，有了答复会写在这里。',
    photos: true
  },
  urge: {
    button: '催一催',
    intro: '会提醒负责的人。一天可以催一次。',
    label: '想说的话（可不填）',
    placeholder: '如：晚上走路看不见，有老人摔倒',
    send: '催办',
    done: '已经替您催了。'
  },
  supplement: {
    button: '补充情况',
    intro: '漏说的、有变化的，都可以补充。',
    label: '补充什么？',
    placeholder: '写一句，或者加一张照片',
    send: '提交补充',
    done: '补充已经收到。',
    photos: true
  },
  withdraw: {
    button: '撤回',
    intro: '撤回后就不再办理了。',
    label: '撤回的原因（可不填）',
    placeholder: '如：已经有人修好了',
    send: '确定撤回',
    done: '已经撤回。'
  }
}

/** Nothing was handled about what was not accepted: there is an answer to judge, and the trouble may have gone or not. */
const afterRejection: ActionWords = {
  ...actionForms.evaluate,
  button: '对这个答复评一评',
  intro: '没有受理的原因写在下面。您的评价会记在这件案卷上。',
  placeholder: '答复说清楚了吗？还有什么想说的'
}

/** The words of an action, as they fit what has become of the case. */
export function wordsOf(action: ResidentAction, state: CaseState): ActionWords {
  return action === 'evaluate' && state === 'rejected' ? afterRejection : actionForms[action]
}

export interface Answers {
  note: string
  media: string[]
  solved?: boolean
  stars: number
}

/** The name under which an action takes the words, and its errors are told. */
export function wordsFieldOf(action: ResidentAction): 'reason' | 'note' {
  return action === 'reopen' || action === 'requestReopening' ? 'reason' : 'note'
}

/** The request body of each action. */
export function bodyOf(action: ResidentAction, { note, media, solved, stars }: Answers): object {
  if (wordsFieldOf(action) === 'reason') return { reason: note, media }
  if (action === 'supplement') return { note, media }
  if (action === 'evaluate') return { note, stars, solved: solved ?? null }
  return { note }
}

/** What somebody who comes back most likely wants stands first, what cannot be undone last. */
export function inUsefulOrder(actions: readonly ResidentAction[]): ResidentAction[] {
  return (Object.keys(actionForms) as ResidentAction[]).filter(action => actions.includes(action))
}
