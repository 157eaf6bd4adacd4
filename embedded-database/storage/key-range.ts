/** The keys from `start` up to, but not including, `end`. */
export interface Range {
  start: Buffer
  end: Buffer
}

export const everything: Range = { start: Buffer.alloc(0), end: Buffer.from([0xff, 0xff]) }

/** Returns the first key after all keys that begin with these bytes. */
export function after(bytes: Buffer): Buffer {
  let last = bytes.length - 1
  while (last >= 0 && bytes[last] === 0xff) last--
  if (last < 0) return everything.end
  const next = Buffer.from(bytes.subarray(0, last + 1))
  next[last] = (next[last] ?? 0) + 1
  return next
}

/** Returns the same range for a descending field, whose keys are stored inverted. */
export function inverted({ start, end }: Range): Range {
  return { start: after(invert(end)), end: after(invert(start)) }
}

function invert(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map(byte => ~byte))
}
