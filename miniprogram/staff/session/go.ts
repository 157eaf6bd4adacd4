import Taro from '@tarojs/taro'
import { switchPage } from '../../platform/switch-page'

const pages = '/staff/pages'

export const homePage = `${pages}/home/index`
export const signInPage = `${pages}/sign-in/index`

/** The staff's own places in the bar at the bottom; each begins anew, as WeChat keeps ten pages at most. */
export const staffPlaces = {
  home: { label: '首页', url: homePage },
  tasks: { label: '任务', url: `${pages}/tasks/index` },
  cases: { label: '案卷', url: `${pages}/cases/index` },
  messages: { label: '消息', url: `${pages}/messages/index` }
} as const
export type StaffPlace = keyof typeof staffPlaces

export function goTo(place: StaffPlace) {
  switchPage(staffPlaces[place].url)
}

const open = (path: string) => void Taro.navigateTo({ url: `${pages}/${path}` })

export const openTask = (caseNo: string) => open(`task/index?caseNo=${caseNo}`)
/** In place of the task that is done. */
export const openTaskInstead = (caseNo: string) => void Taro.redirectTo({ url: `${pages}/task/index?caseNo=${caseNo}` })
export const openCase = (caseNo: string) => open(`case/index?caseNo=${caseNo}`)
export const openPatrol = () => open('patrol/index')
export const openAbsence = () => open('absence/index')
export const openMe = () => open('me/index')
export const openSessions = () => open('sessions/index')
export const openStandIns = () => open('stand-ins/index')
export const openSecondFactor = () => open('second-factor/index')
export const openPassword = () => open('password/index')
export const openCodes = () => open('code/index')

/** Back to where one came from, or to a place that makes sense when the page was opened by itself. */
export function goBack(otherwise: StaffPlace) {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else goTo(otherwise)
}
