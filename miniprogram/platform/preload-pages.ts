/** In WeChat every page of the package is on the phone. */
export function preloadPages() {}
