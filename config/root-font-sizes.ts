import { BuiltFiles } from './built-files'

/** A browser's own size of letters: one rem, unless somebody who sees badly has set it larger. */
const rootPx = 16

/** Returns a style sheet whose letters follow the size that is set in the browser; boxes keep their pixels and grow with them. */
export function inRootSizes(css: string): string {
  return css.replace(
    /(font-size:\s*)(\d+(?:\.\d+)?)px/g,
    (_, name: string, px: string) => `${name}${Number(px) / rootPx}rem`
  )
}

/** Style sheets are written in a phone's pixels, which WeChat wants; browsers get rem. */
export class RootFontSizes extends BuiltFiles {
  constructor() {
    super('RootFontSizes', file => file.endsWith('.css'), inRootSizes)
  }
}
