import type { Chance } from './chance'

const things = [
  '路灯',
  '井盖',
  '垃圾桶',
  '人行道地砖',
  '污水管',
  '护栏',
  '行道树',
  '公厕',
  '占道摊位',
  '工地围挡',
  '广告牌',
  '绿化带'
]
const troubles = [
  '坏了没有人修',
  '堆满了没有人清',
  '有一股很臭的味道',
  '晚上很吵，睡不着',
  '已经好几天了',
  '老人走过差点摔倒',
  '挡住了盲道',
  '漏水漏得厉害'
]
/** Words that one case in some thousand has. */
const rare = ['死猫', '孔明灯', '白蚁', '电焊火花', '马蜂窝', '地下室冒烟', '三轮车翻倒', '窨井冒蒸汽']
const streets = ['启明', '解放', '和平', '人民', '东堤', '西堤', '建国', '风采', '浈江', '武江', '百年', '向阳']
const kinds = ['路', '北路', '南路', '东路', '巷', '大道']

/** What a resident may have written, about twenty to fifty symbols. */
export function aComplaint(by: Chance): string {
  const seldom = by.below(2000) === 0 ? `，还有${by.oneOf(rare)}` : ''
  return `${by.oneOf(streets)}${by.oneOf(kinds)}的${by.oneOf(things)}${by.oneOf(troubles)}，${by.oneOf(troubles)}${seldom}`
}

export function anAddress(by: Chance): string {
  return `${by.oneOf(streets)}${by.oneOf(kinds)} ${1 + by.below(300)} 号${by.oneOf(['', '旁', '对面', '门口', '后面'])}`
}

export const whatWasDone = [
  '已经派人去看',
  '现场属实，已经清理',
  '已经更换，恢复使用',
  '核查过了，没有问题',
  '请尽快处理'
]
