import type { RetentionKind } from '../retention/kinds'

/**
 * One version of the privacy text. A version that was published is never changed: whoever agreed to it agreed to these words. A new
 * one is added at the end, and its number to `versions.ts`.
 */
export interface PrivacyVersion {
  version: number
  /** From when it holds. */
  date: string
  /** What is different from the one before, for whoever knows that one. */
  changed: string
  /** Whether everybody is asked again before they send the next time. */
  asksAgain: boolean
}

export const privacyVersions = [
  {
    version: 1,
    date: '2026-11-22',
    changed: '第一版',
    asksAgain: true
  },
  {
    version: 2,
    date: '2026-11-28',
    changed: '写明了每样东西保存多久、谁能看、怎样收回同意，以及未满 14 周岁怎么上报',
    asksAgain: true
  }
] as const satisfies readonly PrivacyVersion[]

export type PrivacyNumber = (typeof privacyVersions)[number]['version']

/** A text about one question, in plain sentences. `{contacts}` stands for the days of that kind of `contracts/retention/kinds.ts`. */
export interface PrivacySection {
  title: string
  lines: readonly string[]
}

/** The words of each version. */
export const privacyTexts: Readonly<Record<PrivacyNumber, readonly PrivacySection[]>> = {
  1: [
    {
      title: '您的隐私',
      lines: [
        '不用注册，也不用留姓名。微信里只用一个编号认出是您发的；浏览器里这个编号只存在这台手机上。',
        '您写的话、照片和地点只交给办理的单位。请尽量不要拍到人脸、车牌和住户家里。',
        '照片里暗藏的信息（拍摄地点、手机型号）收到后就去掉；其中的位置只用来问您一次“是不是这里”。',
        '电话可以不留。留了会加密保存，只在需要向您问清楚时由指定的人员查看，每次查看都有记录。',
        '没发出去的内容只存在您的手机里，发出后就清掉。'
      ]
    }
  ],
  2: [
    {
      title: '收集什么，做什么用',
      lines: [
        '您写的话、照片和地点：用来找到问题、派人处理、告诉您办到哪一步。',
        '一个认得出是您发的编号：让您看到自己的上报。微信里是微信给的编号，浏览器里是随机的编号，只存在这台手机上。不用注册，不问姓名。',
        '电话可以不留。留了只在找不到地点、需要问您时用，加密保存。',
        '照片里暗藏的信息（拍摄地点、手机型号）收到后就去掉；其中的位置只用来问您一次“是不是这里”。'
      ]
    },
    {
      title: '谁能看到',
      lines: [
        '办理的单位和受理、检查的工作人员看得到您写的话、照片和地点，看不到您是谁。',
        '电话只有受理员和值班长能看，要写明原因，每次都有记录。',
        '受理以后，扫同一个二维码的人能看到照片和办理进度。请尽量不要拍到人脸、车牌和住户家里。',
        '不卖，不用来做广告，不交给别的公司。'
      ]
    },
    {
      title: '保存多久',
      lines: [
        '电话：案卷办结以后 {contacts} 天。',
        '给您的进度消息：{messages} 天。',
        '传了没发出去的照片：{uploads} 天。',
        '微信编号、浏览器编号：最后一次使用以后 {senders} 天。',
        '事情本身（哪里、什么问题、怎么办的）是城市管理的档案，长期保存；您写的话和照片随时可以要求删掉。',
        '没发出去的内容只存在您的手机里，发出后就清掉。'
      ]
    },
    {
      title: '您可以怎样做',
      lines: [
        '在“我的个人信息”里：导出全部内容，删除个人信息，收回同意，在这台手机上退出并清除。',
        '收回同意以后，再发东西前会重新问您；已经发出的照常办理，想删掉请用“删除我的个人信息”。',
        '不同意也可以打热线上报。'
      ]
    },
    {
      title: '未满 14 周岁',
      lines: [
        '请和爸爸妈妈或者其他监护人一起上报，由监护人同意。',
        '这时不问电话。我们不记年龄，只记这一次是监护人同意的。'
      ]
    }
  ]
}

export type RetentionDays = Record<RetentionKind, number>

/** Returns a line of the text with the days that the city keeps things for. */
export function withDays(line: string, days: Readonly<RetentionDays>): string {
  return Object.entries(days).reduce((text, [kind, count]) => text.split(`{${kind}}`).join(String(count)), line)
}
