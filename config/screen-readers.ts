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
 * Taro sends a component's ariaLabel and ariaRole to WeChat, but its templates forget to use them. This writes them
 * into the built templates, so that a screen reader says more than "button".
 */
export class ScreenReaders {
  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap('ScreenReaders', compilation => {
      compilation.hooks.processAssets.tap('ScreenReaders', assets => {
        const templates = assets['base.wxml']
        if (!templates) return
        const text = String(templates.source()).replaceAll(
          ' data-sid="{{i.sid}}"',
          ` aria-label="{{i.ariaLabel||''}}" aria-role="{{i.ariaRole||''}}" data-sid="{{i.sid}}"`
        )
        compilation.updateAsset('base.wxml', new RawSource(text))
      })
    })
  }
}
