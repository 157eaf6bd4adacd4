import assert from 'node:assert/strict'
import { type DangerKind, dangers } from './dangers'
import { dangersIn } from './dangers-in'

/** As people write it, with what is to be read in it. */
const told: Record<DangerKind, readonly string[]> = {
  gas: [
    '燃气泄漏',
    '燃气泄露了',
    '闻到煤气味',
    '楼道里有煤气味，很浓',
    '煤 气 味',
    '煤气\u200b味',
    '天然气管道漏了',
    '煤气罐漏气',
    '漏煤气了',
    '好像是煤气泄漏',
    '一股天然气的味道',
    '厨房有液化气味',
    '怕是煤气漏了，闻着臭',
    '有煤氣味'
  ],
  electricity: [
    '触电',
    '有人触电了',
    '路灯杆漏电',
    '电线掉下来了',
    '电线断了垂在地上',
    '高压线断落',
    '电线裸露在外',
    '配电箱带电，麻手'
  ],
  fire: [
    '着火了',
    '垃圾桶起火',
    '配电箱冒烟',
    '冒着火',
    '井盖下面冒黑烟',
    '电动车自燃',
    '草地烧起来了',
    '发生爆炸',
    '一起火灾',
    '草着了',
    '著火了',
    '烟囱冒烟，旁边的房子着火了'
  ],
  chemicals: ['油罐车漏油，汽油泄漏', '氯气泄露'],
  injury: [
    '有人受伤',
    '有人受伤了，井盖没了',
    '老人摔伤了',
    '孩子流血',
    '有人晕倒在路边',
    '小孩掉进井里',
    '有个人掉到河里了',
    '老人摔倒起不来'
  ],
  trapped: ['电梯困人', '有人被困在电梯里', '孩子卡在护栏里', '围墙倒塌', '房子塌了', '山体滑坡', '有人要跳楼'],
  crime: ['有人打架', '持刀伤人', '抢劫', '正在偷电缆'],
  crash: ['路口出车祸了', '车撞了人', '撞到老人', '两车追尾', '被车撞了']
}

/** Everyday reports that hold such a word or nearly one. */
const harmless = [
  '消防栓坏了',
  '消防通道被占',
  '路灯不亮',
  '井盖被盗',
  '火车站广场垃圾多',
  '看着火车站这边很脏',
  '吃着火锅的摊子占道',
  '火灾报警器坏了',
  '火灾隐患宣传栏倒了',
  '燃气公司施工没有恢复路面',
  '燃气井盖松动',
  '天然气收费太高',
  '煤气表漏抄',
  '漏电保护器跳闸',
  '防触电的牌子掉了',
  '充电桩不能充电',
  '接触电话里说的人',
  '没有煤气味',
  '没有人受伤',
  '无人受伤',
  '路面坑洼，容易摔伤人',
  '以免有人受伤',
  '怕有人受伤',
  '差点撞到老人',
  '树要倒了，可能砸伤行人',
  '手机掉进下水道了',
  '烟囱冒烟',
  '烟头很多',
  '预防火灾的横幅掉了',
  '公交站牌 110 路看不清',
  '轮胎漏气的共享单车',
  '水管漏水',
  '电线杆歪了',
  '油烟太大',
  '开会说了路灯的事',
  '树枝会砸伤人',
  ''
]

describe('dangers', () => {
  for (const [kind, texts] of Object.entries(told))
    it(`of the kind ${dangers[kind as DangerKind].name} are read in whichever words people use`, () => {
      const missed = texts.filter(text => !dangersIn(text).includes(kind as DangerKind))
      assert.deepEqual(missed, [])
    })

  it('are not seen in everyday reports that hold such a word', () => {
    const seen = harmless.filter(text => dangersIn(text).length > 0)
    assert.deepEqual(seen, [])
  })

  it('are several where a text tells of several', () => {
    assert.deepEqual(dangersIn('漏电，冒烟，有人受伤'), ['electricity', 'fire', 'injury'])
  })

  it('are still told where one place denies them and another does not', () => {
    assert.deepEqual(dangersIn('昨天没有煤气味，今天闻到煤气味了'), ['gas'])
  })

  it('take as long for a text of 500 symbols made to be slow as for any other', () => {
    for (const part of ['煤气', '电线', '有人', '没有', '燃气泄']) assert.ok(Array.isArray(dangersIn(part.repeat(250))))
  })
})
