let pairs: Map<string, [number, number]> | undefined

/** All symbols of two bytes, found by reading each pair: Node reads GBK and writes none. */
function everyPair(): Map<string, [number, number]> {
  const decoder = new TextDecoder('gbk')
  const found = new Map<string, [number, number]>()
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const symbol = decoder.decode(Uint8Array.of(first, second))
      if ([...symbol].length === 1 && !found.has(symbol)) found.set(symbol, [first, second])
    }
  }
  return found
}

/** Returns a text as Chinese Excel saves it in a CSV. */
export function gbk(text: string): Buffer {
  pairs ??= everyPair()
  return Buffer.from([...text].flatMap(symbol => pairs?.get(symbol) ?? [symbol.charCodeAt(0)]))
}
