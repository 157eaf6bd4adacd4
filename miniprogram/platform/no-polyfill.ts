/** Stands in for polyfills that every browser which runs this page has built in. */
export {}
