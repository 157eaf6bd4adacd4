const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Whether the last of the 18 symbols of a unified social credit code fits the others (GB 32100). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(code)) return false
  const sum = [...code.slice(0, 17)].reduce(
    (total, symbol, index) => total + ((symbols.indexOf(symbol) * 3 ** index) % 31),
    0
  )
  return symbols[(31 - (sum % 31)) % 31] === code[17]
}
