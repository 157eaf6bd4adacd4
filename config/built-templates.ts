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

/** Rewrites the templates that Taro puts into the mini-program. */
export class BuiltTemplates {
  constructor(
    private readonly name: string,
    private readonly rewrite: (templates: string) => string
  ) {}

  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap(this.name, compilation => {
      compilation.hooks.processAssets.tap(this.name, assets => {
        const templates = assets['base.wxml']
        if (templates) compilation.updateAsset('base.wxml', new RawSource(this.rewrite(String(templates.source()))))
      })
    })
  }
}
