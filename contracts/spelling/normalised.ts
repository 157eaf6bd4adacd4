import { isInvisible } from './invisible'

const dashes =
  /[\u00ac\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\u301c\u3030\ufe58\ufe63\uff0d~\u2053\u30fc]/g
const opening = /[[{<\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a]/g
const closing = /[\]}>\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b]/g

/**
 * One spelling for what is matched or compared: full-width symbols and their kin as plain ones, one blank for any white
 * space, `-` for any dash, round brackets for any brackets, and nothing that cannot be seen. Never for text that people
 * read: that keeps its own symbols (`freeText`).
 */
export function normalised(typed: string): string {
  const plain = typed.normalize('NFKC').replace(dashes, '-').replace(opening, '(').replace(closing, ')')
  return [...plain]
    .filter(symbol => !isInvisible(symbol))
    .join('')
    .replace(/[\s\u0085]+/g, ' ')
    .trim()
}

/** Words that people copy together with a number: `案卷号：440204 …`. Latin ones need a colon: codes have letters, too. */
const label =
  /^(?:案卷号码?|案件编?号|受理编?号|查询码|点位码|二维码|部件编[号码]|编号|号码|(?:tel|no|code)[.:])[\s.:]*/i

/** A number or code without its label and without whatever people put between its symbols. */
export function squeezed(typed: string): string {
  return normalised(typed)
    .replace(label, '')
    .replace(/[\s\-._·•・,，、;:：。()'"`|\\/#]/g, '')
}

/** Crockford's alphabet leaves out the letters that look like digits, and reads them as those digits. */
export function base32(typed: string): string {
  return squeezed(typed).toUpperCase().replace(/[O〇]/g, '0').replace(/[IL]/g, '1')
}
