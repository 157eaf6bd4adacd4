/** The little of webpack that the plugin below touches. */
interface Source {
  source(): string | Buffer
}
interface Compilation {
  hooks: { processAssets: { tap(name: string, work: (assets: Record<string, Source>) => void): void } }
  updateAsset(file: string, source: Source): void
}
interface Compiler {
  webpack: { sources: { RawSource: new (text: string) => Source } }
  hooks: { thisCompilation: { tap(name: string, work: (compilation: Compilation) => void): void } }
}

/**
 * Taro writes templates for scroll-view into every mini-program; ours scrolls whole pages and uses none. Leaving them
 * out pays for the staff's map in the package that every resident fetches.
 */
export class LeanTemplates {
  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap('LeanTemplates', compilation => {
      compilation.hooks.processAssets.tap('LeanTemplates', assets => {
        const templates = assets['base.wxml']
        if (!templates) return
        const text = String(templates.source()).replace(
          /<template name="[^"]+">\s*<scroll-view [\s\S]*?<\/scroll-view>\s*<\/template>\s*/g,
          ''
        )
        compilation.updateAsset('base.wxml', new RawSource(text))
      })
    })
  }
}
