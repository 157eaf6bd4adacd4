import { residentStates } from '../../contracts/cases/states'
import { stepOf } from '../../contracts/cases/workflow'
import { chinaClock, chinaDay } from '../../contracts/china-time'
import { casesAround } from '../cases/cases-around'
import type { CaseRecord, HistoryRecord } from '../cases/model'
import { CaseReader } from '../cases/readers'
import { residentPerson } from '../messages/person'
import { MessageReader } from '../messages/readers'
import { contactIfReadable } from '../reports/contact-vault'
import type { ReportRecord } from '../reports/model'
import { casesOf } from '../reports/present'
import { ReportReader } from '../reports/readers'
import { ResidentReader } from '../residents/readers'

const moment = (at: Date) => `${chinaDay(at)} ${chinaClock(at)}`

/** One photo of the person's own and what it is called in the file. */
export interface OwnPhoto {
  id: string
  name: string
}

/** Everything that is kept of one resident, as JSON with Chinese names, a report at a time. Names the photos as it comes to them. */
export async function* ownJson(id: string, photos: OwnPhoto[], now = new Date()): AsyncGenerator<string> {
  const resident = await ResidentReader.findById(id).lean()
  const person = resident && {
    来自: resident.kind === 'wechat' ? '微信' : '手机浏览器',
    微信编号: resident.openid,
    第一次使用: moment(resident.createdAt),
    同意的隐私说明: resident.consent && {
      版本: resident.consent.version,
      同意时间: moment(resident.consent.at),
      监护人同意: resident.consent.guardian === true,
      收回时间: resident.consent.withdrawnAt ? moment(resident.consent.withdrawnAt) : undefined
    },
    还可以收到的微信消息: Object.fromEntries(Object.entries(resident.consents ?? {}))
  }
  yield `{\n"说明": "您在这里留下的全部内容，时间是北京时间",\n"导出时间": ${JSON.stringify(moment(now))},\n`
  yield `"您": ${JSON.stringify(person ?? {}, null, 1)},\n"上报": [`
  const reports = ReportReader.find({ resident: id }).sort({ sentAt: -1, _id: -1 })
  yield* joined(reports.lean().cursor({ batchSize: 20 }), report => ownReport(report, photos))
  yield '],\n"消息": ['
  const messages = MessageReader.find({ person: residentPerson(id) }).sort({ at: -1, _id: -1 })
  yield* joined(messages.lean().cursor({ batchSize: 100 }), async ({ at, title, text, caseNo, read }) => ({
    时间: moment(at),
    标题: title,
    内容: text,
    案卷号: caseNo,
    已读: read
  }))
  yield ']\n}\n'
}

async function* joined<T>(items: AsyncIterable<T>, written: (item: T) => Promise<object>): AsyncGenerator<string> {
  let between = '\n'
  for await (const item of items) {
    yield between + JSON.stringify(await written(item), null, 1)
    between = ',\n'
  }
}

async function ownReport(report: ReportRecord, photos: OwnPhoto[]) {
  const theCase = (await casesOf([report])).get(String(report.case))
  const named = (ids: readonly unknown[]) =>
    ids.map(photo => {
      const name = `照片/${report.caseNo}-${photos.length + 1}.jpg`
      photos.push({ id: String(photo), name })
      return name
    })
  const { place, contact } = report
  const [longitude, latitude] = place.point ?? []
  const known = contact ? contactIfReadable(contact) : undefined
  return {
    案卷号: report.caseNo,
    查询码: report.queryCode,
    上报时间: moment(report.sentAt),
    现在: theCase && residentStates[theCase.state],
    类别: report.topic?.label,
    内容: report.text,
    地点: { 地址: place.address, 二维码: place.code, 点位: place.codeName, 经度: longitude, 纬度: latitude },
    联系方式: contact && (known ? { 姓名: known.name, 电话: known.phone } : '现在读不出来，请打热线问'),
    照片: named(report.media),
    之后您说的和做的: theirSteps(await historyAround(report), report, named)
  }
}

/** What happened in the case of a report and in those that it was merged into, in its order. */
async function historyAround({ case: own }: ReportRecord): Promise<HistoryRecord[]> {
  const cases = await CaseReader.find({ _id: { $in: await casesAround([own]) } }, { history: 1 }).lean<CaseRecord[]>()
  return cases.flatMap(({ history }) => history).sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** What this person did after they had reported, or had done on the telephone. */
function theirSteps(history: HistoryRecord[], report: ReportRecord, named: (ids: readonly unknown[]) => string[]) {
  const theirs = history.filter(
    ({ action, by }) => by.id === report.resident && action !== 'submit' && action !== 'join'
  )
  return theirs.map(({ action, at, words, facts, media }) => ({
    时间: moment(at),
    事项: stepOf(action).label,
    内容: words,
    已解决: facts?.solved,
    评分: facts?.stars,
    照片: named(media)
  }))
}
