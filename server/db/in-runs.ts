/** MongoDB merges so many ranges of an index in their order; with more it would sort. */
const rangesAtOnce = 100

/** Parts values that an ordered query asks for with `$in`: each part is a query of its own. */
export function inRuns<T>(values: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(values.length / rangesAtOnce) }, (_, run) =>
    values.slice(run * rangesAtOnce, (run + 1) * rangesAtOnce)
  )
}
