/** The little of webpack that the plugins below touch. */
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

/** Rewrites some of the files that a build puts out. */
export class BuiltFiles {
  constructor(
    private readonly name: string,
    private readonly isMeant: (file: string) => boolean,
    private readonly rewrite: (text: string) => string
  ) {}

  apply(compiler: Compiler) {
    const { RawSource } = compiler.webpack.sources
    compiler.hooks.thisCompilation.tap(this.name, compilation => {
      compilation.hooks.processAssets.tap(this.name, assets => {
        for (const [file, built] of Object.entries(assets).filter(([file]) => this.isMeant(file)))
          compilation.updateAsset(file, new RawSource(this.rewrite(String(built.source()))))
      })
    })
  }
}

/** Rewrites the templates that Taro puts into the mini-program. */
export class BuiltTemplates extends BuiltFiles {
  constructor(name: string, rewrite: (templates: string) => string) {
    super(name, file => file === 'base.wxml', rewrite)
  }
}
