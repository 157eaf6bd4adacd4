import { normalised } from './normalised'

const sexagesimal =
  /^(\d{1,3})(?:°|度|d)\s*(?:(\d{1,2}(?:\.\d+)?)(?:'|分|m)\s*)?(?:(\d{1,2}(?:\.\d+)?)(?:"|''|秒|s)?)?$/
const decimal = /^(\d{1,9})(?:[.,](\d{1,15}))?\s*(?:°|度)?$/
const side = /^(?:东经|北纬|经度|纬度|e|n)[\s:]*|[\s]*(?:东经|北纬|e|n)$/gi
const farSide = /^(?:西经|南纬|w|s)[\s:]*|[\s]*(?:西经|南纬|w|s)$/i

/**
 * Returns one coordinate as people write it in tables and forms: `113.6037`, full-width, with ° or E, `113°36'13"`, with
 * a comma for the point. NaN when it is none.
 */
export function degreesIn(typed: string): number {
  const quotes = normalised(
    typed
      .replace(/[′’‘＇]/g, "'")
      .replace(/[″”“＂]/g, '"')
      .replace(/º/g, '°')
  )
  const turned = farSide.test(quotes)
  const text = quotes.replace(turned ? farSide : side, '').trim()
  const negative = turned || text.startsWith('-')
  const value = read(text.replace(/^[-+]\s*/, ''))
  return negative ? -value : value
}

function read(text: string): number {
  const [, whole, fraction] = decimal.exec(text) ?? []
  if (whole !== undefined) return Number(`${whole}.${fraction ?? '0'}`)
  const [, degrees, minutes = '0', seconds = '0'] = sexagesimal.exec(text) ?? []
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return Number.NaN
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
}
