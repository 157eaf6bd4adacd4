declare module 'miniprogram-compiler' {
  /** Compiles every WXML file below a folder into one script, as WeChat's developer tools do. */
  export function wxmlToJs(root: string): string
}
