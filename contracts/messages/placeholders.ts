/** What a city's sentence can name, with the word for it where nothing is known. */
export const placeholders = {
  case: { label: '案卷号', general: '案卷' },
  place: { label: '地点', general: '现场' },
  department: { label: '部门', general: '负责的部门' }
} as const
export type Placeholder = keyof typeof placeholders
export type Names = Record<Placeholder, string>

const names = Object.keys(placeholders) as Placeholder[]
const anyBraces = /[{｛][^{}｛｝]*[}｝]/g
const known = new RegExp(`\\{(${names.join('|')})\\}`, 'g')
const list = names.map(name => `{${name}}`).join('、')

/** Returns the sentence with its placeholders spelt as they are stored: `｛ Case ｝` is read as `{case}`. */
export function tidyPlaceholders(sentence: string): string {
  return sentence.replace(anyBraces, found => {
    const name = found.slice(1, -1).normalize('NFKC').trim().toLowerCase()
    return names.some(each => each === name) ? `{${name}}` : found
  })
}

/** Returns what is wrong with the placeholders of a tidy sentence, for whoever wrote it. Nothing when all are known. */
export function placeholderProblem(sentence: string): string | undefined {
  const [unknown] = sentence.replace(known, '').match(anyBraces) ?? []
  if (unknown) return `没有 ${unknown} 这一项，只能用 ${list}`
  return /[{}｛｝]/.test(sentence.replace(known, '')) ? `大括号要成对，里面只能是 ${list}` : undefined
}

/** Fills in the names; what nothing is known for reads as the general word. A name that holds braces stays as it is. */
export function fillIn(sentence: string, values: Names): string {
  return sentence.replace(known, (_, name: Placeholder) => values[name] || placeholders[name].general)
}

/** What a preview is filled with. */
export const sampleNames: Names = {
  case: '44020420261122000017',
  place: '启明北路 16 号',
  department: '市政设施维护所'
}
