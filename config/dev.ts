import { type AliasChain, leanWeb } from './lean-web'
import { RootFontSizes } from './root-font-sizes'
import { type EntryChain, stylesFirst } from './styles-first'

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`

/** While developing: readable output, a cache that makes the second build quick, and the API of the running server. */
export default {
  cache: { enable: true },
  h5: {
    devServer: { open: false, hot: false, proxy: [{ context: ['/api', '/media', '/q'], target: server }] },
    webpackChain(
      chain: EntryChain & AliasChain & { plugin(name: string): { use(plugin: typeof RootFontSizes): void } }
    ) {
      stylesFirst(chain)
      leanWeb(chain)
      chain.plugin('RootFontSizes').use(RootFontSizes)
    }
  }
}
