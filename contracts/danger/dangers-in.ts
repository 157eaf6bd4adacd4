import { normalised } from '../spelling/normalised'
import { type Danger, type DangerKind, dangers } from './dangers'

/** Right before the word: it is not there, or something is made against it. */
const denied =
  /(?:没有?|无|不是|不会|并非|未|未见|未发生|防止?|预防|谨防|严防|以防|禁止?|杜绝|闻不到|看不到)(?:什么|任何|人|发生|出现|再)?$/
/** Right before the word: it is feared, or nearly happened. `怕是` means that it is thought to be so. */
const feared =
  /(?:(?:容易|易|可能|以免|免得|避免|怕(?!是)|担心|万一|差点|险些|小心|要是|如果|别让|隐患)[^，。！？；]{0,5}|会(?:让人|把人|使人|有人)?)$/

/** How the words of the table are written where people write traditional characters. */
const traditional = '氣觸電著煙傷災線斷車禍殺搶沒無聞見倒紮軋壓燒爆達樓橋牆門轎體漿賊闖現禁預謹嚴種氯洩溝'
const simplified = '气触电着烟伤灾线断车祸杀抢没无闻见倒扎轧压烧爆达楼桥墙门轿体浆贼闯现禁预谨严种氯泄沟'
const inSimplified = (text: string) =>
  [...text].map(symbol => simplified[traditional.indexOf(symbol)] ?? symbol).join('')

/** As many symbols before a word as may take it back. */
const reach = 9

/** The dangers that a text tells of, those that come first in the table first. Nothing for what it denies or only fears. */
export function dangersIn(text: string): DangerKind[] {
  const plain = inSimplified(normalised(text).replace(/[\s\-_·.*"'“”‘’]/g, ''))
  if (plain === '') return []
  return (Object.keys(dangers) as DangerKind[]).filter(kind => tellsOf(plain, dangers[kind]))
}

function tellsOf(plain: string, { said, not, onlyHappened }: Danger): boolean {
  const left = not ? plain.replace(not, '，') : plain
  return said.some(pattern => {
    const all = new RegExp(pattern.source, 'g')
    for (let found = all.exec(left); found; found = all.exec(left)) {
      const before = left.slice(Math.max(0, found.index - reach), found.index)
      if (!denied.test(before) && !(onlyHappened && feared.test(before))) return true
    }
    return false
  })
}
