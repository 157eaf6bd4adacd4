/** What nobody should wait for us with. `gas` stands for the city's own number, which only the server knows. */
export type Helper = '110' | '119' | '120' | '122' | '95598' | 'gas'

export const helperNames: Record<Helper, string> = {
  110: '报警',
  119: '消防救援',
  120: '急救',
  122: '交通事故',
  95598: '供电抢修',
  gas: '燃气抢修'
}

export interface Danger {
  /** What to say of it in the first words. */
  name: string
  /** Whom to call, the first first. */
  call: readonly Helper[]
  /** What to do and to leave alone before anybody comes. */
  advice: string
  /** Spellings; what stands between the brackets of a pattern is what was read. */
  said: readonly RegExp[]
  /** Words that hold the spelling and mean something else: a train, a hydrant, a cable of a name. */
  not?: RegExp
  /** What is feared or warned of has not happened: `容易摔伤`. */
  onlyHappened?: true
}

/** The one table of dangers. White space, invisible symbols and case are gone before a text is compared. */
export const dangers = {
  gas: {
    name: '燃气泄漏',
    call: ['gas', '119'],
    advice: '不要开关电器、不要用明火，先离开，到外面再打电话。',
    said: [
      /(?:燃气|煤气|天然气|液化气|瓦斯|管道气)[^，。！？；]{0,6}(?:泄[漏露]|漏|爆)/,
      /(?:泄[漏露]|漏)(?:了|着|出)?(?:燃气|煤气|天然气|液化气|瓦斯)/,
      /(?:煤气|燃气|天然气|液化气|瓦斯)(?:的|那种|很浓的)?(?:臭?味|气味|味道)/,
      /(?:闻到|闻见|有股|一股)[^，。！？；]{0,6}(?:煤气|燃气|天然气|液化气|瓦斯)/,
      /煤气中毒/
    ],
    not: /(?:燃气|煤气|天然气)(?:泄漏)?报警器|防?漏(?:报警|保护)|漏(?:抄|收|缴|装|登)/g
  },
  electricity: {
    name: '触电、漏电',
    call: ['95598', '120'],
    advice: '不要靠近，不要碰电线和倒地的人，让周围的人也离开。',
    said: [
      /触电|漏电|电倒|电击|电到(?:人|了)/,
      /(?:电线|电缆|高压线|线缆)[^，。！？；]{0,4}(?:掉[^头]?|断|垂|落|裸露|冒火|打火)/,
      /裸露的?(?:电线|电缆)|(?:杆|箱|门|栏|水|管|亭)[^，。！？；]{0,3}电人|带电(?!动|梯|话|脑|子|视|池|瓶)/
    ],
    not: /触电(?:影|话|视|脑|梯|车|子|源|池)|漏电(?:保护|开关|断路)/g
  },
  fire: {
    name: '着火、冒烟',
    call: ['119'],
    advice: '先离开，不要坐电梯，到安全的地方再打电话。',
    said: [
      /着火|着了火|起火|失火|火灾|火警|烧起来|烧着了|冒[黑白浓大]?烟|浓烟|明火|爆炸|自燃|火苗|火光|冒火|打火花|烧焦味|焦糊味/,
      /(?:草|垃圾|车|房子?|树|箱|电瓶)着了(?![急凉迷])/
    ],
    not: /[着起]火(?:车|锅|箭|腿|龙果)|火灾(?:报警|自动|隐患|警报|宣传|逃生|演练)|火警(?:演练|报警器)|烟囱(?:在|一直|老是?)?冒[黑白浓大]?烟/g
  },
  chemicals: {
    name: '危险品泄漏',
    call: ['119'],
    advice: '不要靠近，往上风的方向离开。',
    said: [/(?:汽油|柴油|油罐|危化品|危险品|化学品|氯气|氨气|毒气|毒液|酸液)[^，。！？；]{0,4}(?:泄[漏露]|漏)/]
  },
  injury: {
    name: '有人受伤、有危险',
    call: ['120', '110'],
    advice: '不要随意搬动受伤的人，等急救人员来。',
    said: [
      /受伤|受了?重伤|[摔砸撞烧烫割扎压轧炸]伤|流血|出血|昏迷|昏倒|晕倒|晕过去|不省人事|没有?呼吸|骨折/,
      /中毒|溺水|落水|心脏病发|起不来|快不行了|死了人|有人死|尸体/,
      /(?:人|孩|老人|学生|[他她])[^，。！？；]{0,5}掉(?:进|到|入|下|在)[^，。！？；]{0,4}(?:河|江|湖|水|井|沟|坑|塘|洞)/
    ],
    not: /(?:手机|钥匙|车|狗|猫|东西)[^，。！？；]{0,3}(?:落水|起不来)|植物中毒/g,
    onlyHappened: true
  },
  trapped: {
    name: '有人被困',
    call: ['119', '110'],
    advice: '告诉里面的人不要慌、不要扒门，等救援。',
    said: [
      /(?:人|孩|老人|[他她我])[^，。！？；]{0,6}(?:被困|困在|困住|卡住|卡在)|电梯[^，。！？；]{0,4}困/,
      /(?:房屋?|房子|楼|墙|桥|脚手架|塔吊|围挡)[^，。！？；]{0,3}(?:倒塌|塌了|垮了|塌下来|倒下来压)/,
      /塌方|滑坡|泥石流|跳楼|坠楼|轻生|自杀/
    ],
    onlyHappened: true
  },
  crime: {
    name: '有人行凶、打架',
    call: ['110', '120'],
    advice: '先保证自己安全，离远一点再打电话。',
    said: [/打架|斗殴|打群架|抢劫|抢夺|持刀|拿刀|砍人|捅人|杀人|行凶|绑架|强奸|猥亵|持枪|开枪|家暴|正在偷|拐卖/],
    onlyHappened: true
  },
  crash: {
    name: '交通事故',
    call: ['122', '120'],
    advice: '人先离开车道，到护栏外面再打电话。',
    said: [/车祸|交通事故|[撞轧碾]了?(?:到)?(?:人|老人|孩子|小孩|行人)|被[^，。！？；]{0,4}车?撞|撞车|追尾|翻车|肇事/],
    onlyHappened: true
  }
} as const satisfies Record<string, Danger>

export type DangerKind = keyof typeof dangers
