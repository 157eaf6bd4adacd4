/** What people put within a number plate: a middle dot of any kind, a blank, a dash, or nothing. */
const inPlate = '[ .·•・‧∙⋅・-]*'
/** A plate is a province's character, a letter and five or six more symbols; none of its figures stand apart. */
const plate = new RegExp(
  `(\\p{Script=Han})${inPlate}([a-z])(${inPlate}(?:[a-z]${inPlate})?[0-9a-z]{4,6})(?![0-9a-z])`,
  'gu'
)
/** The dot of a part of a plate. */
const dotInPlate = /(?<=[a-z])[·•・‧∙⋅](?=[0-9a-z])/g
const mobile = /(?<!\d)(?:(?:\+|00)?86[ -]?)?(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)/g
const landline = /(?<!\d)(?:\(?(0\d{2,3})\)?[ -]*|(?:\+|00)86[ -]?(\d{2,3})[ -])([2-8]\d{2,3})[ -]?(\d{4})(?!\d)/g
const service = /(?<!\d)([48]00)[ -]?(\d{3})[ -]?(\d{4})(?!\d)/g

/**
 * Returns a text in one spelling with each number plate and telephone number written without what people put between its
 * symbols.
 */
export function joined(text: string): string {
  return text
    .replace(plate, found => found.replace(/[^\p{L}\p{N}]/gu, ''))
    .replace(dotInPlate, '')
    .replace(mobile, '$1$2$3')
    .replace(landline, (_, area: string | undefined, abroad: string, first: string, last: string) => {
      return `${area ?? `0${abroad}`}${first}${last}`
    })
    .replace(service, '$1$2$3')
}

/** The same with each plate cut behind its first letter: what stands on the car behind the dot is asked for alone, too. */
export const cut = (text: string) => joined(text).replace(plate, '$1$2 $3')

/** Han text that somebody typed with blanks between its characters. */
export const withoutGaps = (text: string) => text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
