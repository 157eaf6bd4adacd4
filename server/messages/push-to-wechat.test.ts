import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'mocha'
import { log } from '../log'
import { addConsents } from '../residents/consents'
import { ResidentModel } from '../residents/model'
import { openWechatSession } from '../residents/session'
import { setSettings, settings } from '../settings'
import { testApi } from '../test/api'
import { aCase, aCatalogue, aCell } from '../test/factories'
import { sandboxMessages, wechatSandbox } from '../wechat/sandbox'
import { setWechat } from '../wechat/wechat'
import type { Delivery, SubscribeMessage } from '../wechat/wechat-service'
import { announce } from './announce'
import { MessageModel } from './model'
import { pushToWechat } from './push-to-wechat'

const template = 'abcdefgh-_0123456789'
const minute = 60_000

describe('A resident who agreed is told in WeChat', () => {
  testApi()
  const asked: SubscribeMessage[] = []
  let answers: Delivery[] = []
  let resident = ''
  let visitors = 0

  before(async () => {
    await aCatalogue()
    await aCell()
  })

  beforeEach('somebody new in WeChat', async () => {
    const fields = { case: 'character_string1', what: 'thing2', place: 'thing3', time: 'time4' }
    setSettings({ ...settings(), wechatProgress: { template, fields } })
    await announce()
    await MessageModel.deleteMany({})
    asked.length = 0
    answers = []
    setWechat({
      ...wechatSandbox(false),
      async send(message) {
        asked.push(message)
        return answers.shift() ?? { result: 'sent' }
      }
    })
    visitors += 1
    const openid = `o-${visitors}`
    await openWechatSession(openid)
    resident = String((await ResidentModel.findOne({ openid }).orFail().lean())._id)
  })

  after(() => setWechat(wechatSandbox(false)))

  const agree = async (times: number) => {
    for (let time = 0; time < times; time += 1) await addConsents(resident, [template])
  }
  const left = async () => {
    const theCase = await ResidentModel.findById(resident).orFail().lean()
    return (theCase.consents as unknown as Record<string, number> | undefined)?.[template]
  }
  const happens = async (state: 'accepted' | 'rejected') => {
    const theCase = await aCase({ state, resident })
    await announce()
    return theCase
  }
  const pushes = async () => (await MessageModel.find().lean()).map(({ push }) => push?.state)
  const later = (minutes: number) => {
    const from = Date.now() + 1000
    return () => new Date(from + minutes * minute)
  }

  it('in the words of the message, cut to what WeChat takes, and opens the report', async () => {
    await agree(2)
    const { caseNo } = await happens('accepted')
    await MessageModel.updateMany({}, { $set: { title: '很'.repeat(25), at: new Date('2026-11-22T07:01:00Z') } })
    assert.equal(await pushToWechat(later(0)), 1)
    const { report } = await MessageModel.findOne().orFail().lean()
    assert.deepEqual(asked, [
      {
        openid: `o-${visitors}`,
        template,
        page: `pages/progress/index?id=${report}`,
        data: {
          character_string1: caseNo,
          thing2: `${'很'.repeat(19)}…`,
          thing3: '启明北路 16 号',
          time4: '2026年11月22日 15:01'
        }
      }
    ])
    assert.deepEqual([await pushes(), await left()], [['sent'], 1])
    assert.equal(await pushToWechat(later(999)), 0)
  })

  it('once for each time they agreed, and the last one is kept for how it ends', async () => {
    await agree(1)
    await happens('accepted')
    await pushToWechat(later(0))
    assert.deepEqual([asked.length, await pushes(), await left()], [0, ['unasked'], 1])
    await happens('rejected')
    await pushToWechat(later(0))
    assert.deepEqual([asked.length, (await pushes()).sort(), await left()], [1, ['sent', 'unasked'], 0])
  })

  it('once, by several processes at a time', async () => {
    await agree(9)
    for (let time = 0; time < 4; time += 1) await happens('accepted')
    await Promise.all([1, 2, 3].map(() => pushToWechat(later(0))))
    assert.deepEqual([asked.length, new Set(asked.map(({ page }) => page)).size, await left()], [4, 4, 5])
  })

  it('never again with a consent WeChat does not know of', async () => {
    await agree(3)
    answers = [{ result: 'refused', errcode: 43101 }]
    await happens('accepted')
    await pushToWechat(later(0))
    assert.deepEqual([await pushes(), await left()], [['refused'], 0])
    await pushToWechat(later(9999))
    assert.equal(asked.length, 1)
  })

  it('later when WeChat cannot now, with longer and longer pauses and one consent', async () => {
    await agree(2)
    await happens('accepted')
    answers = Array<Delivery>(3).fill({ result: 'later' })
    for (const [minutes, tries] of [
      [0, 1],
      [0.5, 1],
      [1.1, 2],
      [3, 2],
      [4.2, 3],
      [13, 3],
      [13.3, 4]
    ] as const) {
      await pushToWechat(later(minutes))
      assert.equal(asked.length, tries, `after ${minutes} minutes`)
    }
    assert.deepEqual([await pushes(), await left()], [['sent'], 1])
  })

  it('not at all after a day of trying: a warning says so, and the consent is theirs again', async () => {
    await agree(2)
    await happens('accepted')
    answers = Array<Delivery>(99).fill({ result: 'later', errcode: 45009 })
    const warned: unknown[] = []
    const { warn } = log
    log.warn = ((facts: unknown) => warned.push(facts)) as typeof warn
    for (let hours = 0; hours < 48; hours += 1) await pushToWechat(later(hours * 60))
    log.warn = warn
    const { _id } = await MessageModel.findOne().orFail().lean()
    assert.deepEqual([asked.length, await pushes(), await left()], [8, ['gaveUp'], 2])
    assert.deepEqual(warned, [{ message: String(_id), tries: 8, errcode: 45009 }])
  })

  it('not with data that WeChat will never take', async () => {
    await agree(2)
    await happens('accepted')
    answers = [{ result: 'unusable', errcode: 47003 }]
    await pushToWechat(later(0))
    assert.deepEqual([asked.length, await pushes(), await left()], [1, ['gaveUp'], 2])
  })

  it('again when a process died with it in hand, but not before its lease has ended', async () => {
    await agree(3)
    await happens('accepted')
    await new Promise<void>(resolve => {
      const neverAnswered = new Promise<Delivery>(() => undefined)
      const send = () => {
        resolve()
        return neverAnswered
      }
      setWechat({ ...wechatSandbox(false), send })
      pushToWechat(later(0))
    })
    setWechat({ ...wechatSandbox(false), send: async message => ({ result: asked.push(message) ? 'sent' : 'later' }) })
    await pushToWechat(later(0.9))
    assert.equal(asked.length, 0)
    await pushToWechat(later(1.1))
    assert.deepEqual([asked.length, await pushes(), await left()], [1, ['sent'], 2])
  })

  it('not by a process that wakes up after another has sent it', async () => {
    await agree(3)
    await happens('accepted')
    let wake = (_: Delivery) => {}
    let asleep = () => {}
    const sleeping = new Promise<void>(resolve => {
      asleep = resolve
    })
    const send = () =>
      new Promise<Delivery>(resolve => {
        wake = resolve
        asleep()
      })
    setWechat({ ...wechatSandbox(false), send })
    const first = pushToWechat(later(0))
    await sleeping
    setWechat({ ...wechatSandbox(false), send: async () => ({ result: 'sent' }) })
    await pushToWechat(later(2))
    wake({ result: 'later' })
    await first
    assert.deepEqual(await pushes(), ['sent'])
  })

  it('nowhere without a template, and a browser never', async () => {
    setSettings({ ...settings(), wechatProgress: undefined })
    await happens('accepted')
    assert.deepEqual([await pushToWechat(later(0)), await pushes()], [0, [undefined]])
  })

  it('in the sandbox, which keeps what it was asked; in production it refuses', async () => {
    const message = { openid: 'o', template, page: 'p', data: {} }
    assert.deepEqual(await wechatSandbox(false).send(message), { result: 'sent' })
    assert.equal(sandboxMessages.at(-1), message)
    assert.deepEqual(await wechatSandbox(true).send(message), { result: 'unusable' })
  })
})
