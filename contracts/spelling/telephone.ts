import { normalised } from './normalised'

const withExtension = /^(.*?\d)\s*(?:转|轉|分机号?|ext(?:ension)?\.?|x|#|,|;|:)\s*[.:]?\s*(\d{1,6})$/i
const dashExtension = /^(0\d{2,3}[\s-]?\d{7,8}|[48]00[\s-]?\d{3}[\s-]?\d{4})-(\d{1,6})$/
const label = /^(?:电话|手机|座机|固话|联系电话|tel|phone|mobile)(?:号码?)?[\s.:]*/i

/**
 * Returns a telephone number in the one form that is kept, `13800138000`, `0751-8123456转802`, `4008123123` or
 * `+85291234567`, or nothing when it is none. Reads blanks, dashes, dots and brackets anywhere, full-width digits, a
 * country's prefix and extensions.
 */
export function telephone(typed: string): string | undefined {
  const text = normalised(typed).replace(label, '')
  const [, number = text, extension] = withExtension.exec(text) ?? dashExtension.exec(text) ?? []
  const plain = number.replace(/[\s\-.·/()]/g, '')
  const main = inChina(plain.replace(/^(?:\+|00)86(?=\d{9})|^86(?=1\d{10}$)/, '')) ?? abroad(plain)
  return main && (extension ? `${main}转${extension}` : main)
}

function inChina(digits: string): string | undefined {
  // After +86 a city's number has lost its leading zero, unless somebody wrote it all the same.
  const landline = /^0?(10|2\d|[3-9]\d{2})([2-8]\d{6,7})$/.exec(digits)
  // Whoever dials another city's mobile phone from a landline puts a zero before it, and many say it like that.
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)
  if (mobile) return mobile[1]
  if (/^1\d{10}$/.test(digits) || /^[48]00\d{7}$/.test(digits)) return digits
  if (landline && (digits.startsWith('0') || digits.length > 8)) return `0${landline[1]}-${landline[2]}`
  return /^[2-8]\d{6,7}$/.test(digits) || /^9[56]\d{3,4}$/.test(digits) ? digits : undefined
}

function abroad(digits: string): string | undefined {
  const [, country] = /^(?:\+|00)([1-9]\d{6,14})$/.exec(digits) ?? []
  return country && !country.startsWith('86') ? `+${country}` : undefined
}
