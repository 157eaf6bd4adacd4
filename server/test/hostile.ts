/** Texts that programs often mishandle. */
export const hostileTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e',
  '\u200b\u200d',
  '〇〇〇',
  '１２３４５',
  '\\',
  '\\＼',
  '[(*',
  '.*+?^$()|[]{}\\/',
  "'; db.dropDatabase()",
  '$where',
  '$gt',
  'a.b',
  '.',
  '..',
  '%',
  '%00',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '-1',
  '0',
  '1e999',
  'NaN',
  '9'.repeat(400),
  '2026-02-30T00:00:00.000Z',
  '2026-11-27T24:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
  '{处置部门}{',
  '\r\nSet-Cookie: a=b',
  '🧑‍🧑‍🧒‍🧒'.repeat(30),
  '字'.repeat(500),
  '0'.repeat(24),
  '0'.repeat(20),
  '4'.repeat(15),
  '4'.repeat(17),
  '06010',
  'garbage',
  'municipal'
]

/** Values as they stand in JSON. Some of them JavaScript can read but not write. */
export const hostileJson = [
  ...hostileTexts.map(text => JSON.stringify(text)),
  '"\\ud800"',
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '0.5',
  '1e21',
  '1e308',
  '1e999',
  '-1e999',
  '9007199254740993',
  '[]',
  '{}',
  '[null]',
  '[0,0]',
  '[-74,40.7]',
  '[116.4,39.9]',
  '[1e999,null]',
  '["113.59","24.8"]',
  '{"$gt":""}',
  '{"$ne":null}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{}}}',
  '{"toString":1,"valueOf":1,"length":1e9}',
  '[["24:00","24:00"]]',
  `${'['.repeat(500)}${']'.repeat(500)}`
]

/** Returns the body as JSON with some of its values replaced: any value at any depth, or the whole. */
export function spoilt(body: unknown, changes: readonly (readonly [at: number, json: string])[]): string {
  let whole = JSON.parse(JSON.stringify(body)) as unknown
  const raw = new Map<string, string>()
  for (const [at, json] of changes) {
    const mark = `hostile-${raw.size}-`
    raw.set(mark, json)
    const places = placesIn(whole)
    const place = places[at % (places.length + 1)]
    if (place) place.holder[place.key] = mark
    else whole = mark
  }
  return [...raw].reduce((text, [mark, json]) => text.replace(JSON.stringify(mark), () => json), JSON.stringify(whole))
}

interface Place {
  holder: Record<string, unknown>
  key: string
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap(key => [{ holder, key }, ...placesIn(holder[key])])
}
