/**
 * Stands in for Taro's web components, which it names before it starts and in parts that no page of ours uses: the pages
 * are made of the browser's own elements.
 */
export const defineCustomElementTaroPullToRefreshCore = () => {}
export const defineCustomElementTaroTabbar = () => {}
export const defineCustomElementTaroSwiperCore = () => {}
export const defineCustomElementTaroSwiperItemCore = () => {}
