import { resolve } from 'node:path'

/** The little of webpack-chain's interface that is used here. */
export interface EntryChain {
  entry(name: string): { prepend(file: string): void }
}

/** Has what lets styles through the page's policy run before everything else: Taro puts its own into the page as it is loaded. */
export function stylesFirst(chain: EntryChain) {
  chain.entry('app').prepend(resolve('miniprogram/platform/put-styles.h5.ts'))
}
