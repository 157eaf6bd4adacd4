import type { CaseState } from '../../contracts/cases/states'
import type { CaseAction } from '../../contracts/cases/workflow'
import type { Department } from './inventory'
import type { Subject } from './scene'

/** Kinds of problems that the demo's residents report. */
export interface Problem {
  topic: string
  condition: string
  department: Department
  subject: Subject
  text: string
  done: string
}

export const problems: Problem[] = [
  {
    topic: 'road',
    condition: '01003-1',
    department: 'municipal',
    subject: 'manhole',
    text: '人行道上的雨水井盖不见了，晚上走路很危险',
    done: '已更换井盖并加固'
  },
  {
    topic: 'lights',
    condition: '01037-2',
    department: 'lighting',
    subject: 'lamp',
    text: '路灯连着三天不亮，放学路上黑漆漆的',
    done: '更换灯头，已恢复照明'
  },
  {
    topic: 'garbage',
    condition: '06042-1',
    department: 'sanitation',
    subject: 'bin',
    text: '垃圾桶满出来了，味道很大，已经两天没人收',
    done: '已清运并冲洗地面'
  },
  {
    topic: 'street',
    condition: '09001-1',
    department: 'enforcement',
    subject: 'stall',
    text: '流动摊贩占了整条人行道，推婴儿车过不去',
    done: '已劝离，安排定点值守'
  },
  {
    topic: 'parking',
    condition: '09009-1',
    department: 'traffic',
    subject: 'car',
    text: '小车长期停在盲道上',
    done: '已通知车主驶离'
  },
  {
    topic: 'green',
    condition: '21007-1',
    department: 'greening',
    subject: 'tree',
    text: '昨晚大风把行道树吹倒了，压在路边栏杆上',
    done: '已锯除清运，补种计划列入下月'
  },
  {
    topic: 'water',
    condition: '21005-1',
    department: 'drainage',
    subject: 'water',
    text: '下雨后这里积水到脚踝，下水口好像堵了',
    done: '已疏通雨水口，积水退去'
  },
  {
    topic: 'works',
    condition: '08005-1',
    department: 'housing',
    subject: 'rubble',
    text: '装修垃圾倒在路边好几袋，没有人管',
    done: '已清运，正在追查来源'
  },
  {
    topic: 'ads',
    condition: '07001-1',
    department: 'sanitation',
    subject: 'notice',
    text: '配电箱上贴满小广告',
    done: '已清除'
  },
  {
    topic: 'danger',
    condition: '10002-1',
    department: 'municipal',
    subject: 'cable',
    text: '电线杆上的线垂下来了，离地不到一米五',
    done: '已重新固定线缆'
  }
]

type Taken = Exclude<CaseAction, 'submit' | 'join'>
const toDispatched: Taken[] = ['accept', 'file', 'dispatch']
const toHandled: Taken[] = [...toDispatched, 'sign', 'reportDone']

/** The steps that lead to a state, and how many demo cases rest there: forty, with nearly every state among them. */
export const paths: Record<CaseState, { cases: number; steps: Taken[] }> = {
  submitted: { cases: 8, steps: [] },
  verifying: { cases: 2, steps: ['requestVerification'] },
  accepted: { cases: 3, steps: ['accept'] },
  filed: { cases: 3, steps: ['accept', 'file'] },
  dispatched: { cases: 4, steps: toDispatched },
  handling: { cases: 4, steps: [...toDispatched, 'sign'] },
  handled: { cases: 3, steps: toHandled },
  checking: { cases: 2, steps: [...toHandled, 'requestCheck'] },
  checked: { cases: 2, steps: [...toHandled, 'checkPassed'] },
  closed: { cases: 4, steps: [...toHandled, 'checkPassed', 'close'] },
  suspended: { cases: 1, steps: ['accept', 'file', 'suspend'] },
  rejected: { cases: 1, steps: ['reject'] },
  voided: { cases: 1, steps: ['accept', 'void'] },
  withdrawn: { cases: 1, steps: ['withdraw'] },
  merged: { cases: 1, steps: ['merge'] },
  // Patrol alone settles on the spot; seed-loop.ts adds two.
  settled: { cases: 0, steps: [] }
}
