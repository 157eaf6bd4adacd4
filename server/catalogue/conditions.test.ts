import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import catalogue from './data/catalogue-2026.json' with { type: 'json' }

/** What can be wrong with which components. A fault that is not here fits none. */
const faults: readonly (readonly [fault: RegExp, subject: RegExp])[] = [
  [/^(井周路面沉陷|异响|翻盖)$/, /井盖|箅子/],
  [/^井口/, /水井/],
  [/^堵塞$/, /箅子|排放口/],
  [/^(缺失|移位|移位有隐患)$/, /井盖|箅子|盖板|化粪池|管廊|防撞桶|柔性隔离体|减速带/],
  [/^松动$/, /减速带/],
  [/漏水|泄漏/, /供水|供热|消防|水鹤|管道|喷泉|绿地附属/],
  [/缺亮|启闭时间/, /灯|天桥|地下通道|立交桥|隧道|户外广告/],
  [/^(不亮|显示错误)$/, /信号灯|显示屏/],
  [/(路面|地面|结构)/, /桥|通道|隧道|停车场|公交站|安全岛|栈桥|地下室/],
  [/^积水$/, /桥|通道|隧道|地下室/],
  [/标线|^不清晰$/, /标线/],
  [/标志牌/, /标志牌/],
  [/箱门未关|^门未关$/, /箱|电力设施/],
  [/倒伏|枯死|长势|未修剪|缺株|植物|树木|绿化|裸露/, /树|绿地|林地|花|安全岛/],
  [/管护设施/, /管护设施/],
  [/护栏/, /护栏|桥/],
  [/内容错误/, /牌|标|站|屏|栏|通道|厕|绿地附属|限高/],
  [/位置不当/, /垃圾箱|水域附属/],
  [/脱落/, /牌/],
  [/擅自设置/, /停车场|充电桩/],
  [/按时开放/, /厕所/],
  [/清运/, /垃圾|烟头/],
  [/被杂物占用/, /安全岛/],
  [/不能使用/, /闸|泵站|电梯|立体车库|铁道口|轨道/],
  // What stands can lean; what lies or grows into the ground cannot.
  [/^(倾倒|倾斜|移位)$/, /^(?!.*(井盖|箅子|盖板|隧道|桥涵|减速带|绿地异常|古树|行道树|独立树|地下室|电梯|管道))/],
  [/^残桩$/, /^(?!.*(井盖|箅子|盖板|隧道|桥涵|减速带|绿地异常|树木|地下室|电梯|管道|古树|行道树|独立树))/],
  [/^(设施)?(破损|锈蚀)$|^缺失$|^脏乱$|^不洁$|^废弃$|^破损有隐患$/, /^(?!.*(古树|行道树|独立树))/]
]

/** Signs and spaces, and the words that every second sentence has. */
const noWord = /[\s、，,（）()]|有|没|正在|擅自|违规/g
const pairs = (text: string) => {
  const symbols = [...text.replace(noWord, '')]
  return symbols.slice(1).map((symbol, index) => `${symbols[index]}${symbol}`)
}

const components = catalogue.matters.filter(({ major }) => major < '06')
const events = catalogue.matters.filter(({ major }) => major >= '06')

describe('The conditions of the catalogue', () => {
  it('name faults that the component can have', () => {
    for (const { name, conditions } of components) {
      for (const fault of conditions.flatMap(({ when }) => when.split('或'))) {
        const fits = faults.some(([word, subject]) => word.test(fault) && subject.test(name))
        assert.ok(fits, `${name}: ${fault}`)
      }
    }
  })

  it('share a word with the matter they belong to', () => {
    for (const { name, conditions } of events) {
      for (const { when } of conditions) {
        assert.ok(
          pairs(when).some(pair => pairs(name).includes(pair)),
          `${name}: ${when}`
        )
      }
    }
  })

  it('tell apart what a matter can be, and none is for everything', () => {
    for (const { name, conditions } of catalogue.matters) {
      const words = conditions.map(({ when }) => when)
      assert.equal(new Set(words).size, words.length, name)
      assert.ok(
        words.every(when => !/一般|其他|无手续/.test(when)),
        name
      )
    }
  })

  it('let nobody wait for the morning where somebody can be hurt', () => {
    for (const { name, conditions } of catalogue.matters) {
      for (const { when, unit } of conditions) {
        if (!/移位有隐患|破裂|塌陷|线缆脱落|高空|医疗废物/.test(`${name}${when}`)) continue
        assert.match(unit, /^urgent/, `${name}: ${when}`)
      }
    }
  })
})
