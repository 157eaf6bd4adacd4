import { readFileSync } from 'node:fs'

export interface ShardKey {
  collection: string
  /** Undefined: the collection stays whole. */
  key: string | undefined
  /** The fields of a unique index that must change before the collection is sharded. */
  before: string
}

/** The table of shard keys: | `collection` | `field` or whole | … | `field` that must change before, or nothing |. */
export const shardKeys: readonly ShardKey[] = Array.from(
  readFileSync('docs/scaling.md', 'utf8').matchAll(
    /^\| `(\w+)` \| (?:`([\w.]+)`|whole) \|[^|]*\| ?(?:`([\w, ]+)`)? ?[^|]*\|$/gm
  ),
  ([, collection = '', key, before = '']) => ({ collection, key, before })
)

export const keyOf = new Map(shardKeys.map(row => [row.collection, row]))
