import { BuiltTemplates } from './built-files'

/**
 * Taro writes templates for scroll-view into every mini-program; ours scrolls whole pages and uses none. Leaving them
 * out pays for the staff's map in the package that every resident fetches.
 */
export class LeanTemplates extends BuiltTemplates {
  constructor() {
    super('LeanTemplates', templates =>
      templates.replace(/<template name="[^"]+">\s*<scroll-view [\s\S]*?<\/scroll-view>\s*<\/template>\s*/g, '')
    )
  }
}
