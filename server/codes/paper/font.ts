import { existsSync } from 'node:fs'

export interface Font {
  path: string
  /** Which font of a collection; a single font file needs none. */
  name?: string
}

/** Where the systems we know keep a Chinese font whose licence lets it be embedded. */
const known: readonly Font[] = [
  { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', name: 'NotoSansCJKsc-Regular' },
  { path: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', name: 'NotoSansCJKsc-Regular' },
  { path: '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc', name: 'NotoSansCJKsc-Regular' },
  { path: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', name: 'WenQuanYiMicroHei' },
  { path: '/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc', name: 'WenQuanYiMicroHei' }
]

export class NoFont extends Error {
  override name = 'NoFont'
}

/** The font to print with: the one asked for as `PATH` or `PATH#Name`, else the first that this machine has. */
export function chineseFont(asked?: string): Font {
  if (asked) {
    const [path = '', name] = asked.split('#')
    if (!existsSync(path)) throw new NoFont(`没有字体文件 ${path}`)
    if (path.endsWith('.ttc') && !name) throw new NoFont('字体集（.ttc）要写明用哪一个：--font 路径#字体名')
    return name ? { path, name } : { path }
  }
  const found = known.find(({ path }) => existsSync(path))
  if (found) return found
  throw new NoFont('找不到中文字体：请安装 Debian 软件包 fonts-noto-cjk，或用 --font 指定字体文件')
}
