/// <reference types="@tarojs/taro" />

/** Origin of the API, written in at build time by config/index.ts; empty means the page's own. */
declare const API_BASE: string

declare module '*.scss'
