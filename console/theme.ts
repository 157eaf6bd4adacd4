import type { ThemeConfig } from 'antd'

export const fontFamily = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Text colours are darker than antd's own: every text has a contrast of at least 4.5 : 1. */
export const theme: ThemeConfig = {
  token: {
    fontFamily,
    colorPrimary: '#0b5fb0',
    colorLink: '#0b5fb0',
    colorError: '#c4261d',
    colorTextSecondary: '#4a5560',
    colorTextTertiary: '#5a6570',
    colorTextDescription: '#4a5560',
    colorTextPlaceholder: '#66707a',
    borderRadius: 6,
    /** Nobody waits for a dialog three hundred times a day; and a spinner whose end the browser skips never goes away. */
    motion: false
  }
}
