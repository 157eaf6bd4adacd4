import * as v from 'valibot'

/** What stands where words were blacked out: as long whatever they were. */
export const blackout = '███'

const mostSpans = 50

/** Which words: those of a report, or of an entry of the case's history by its place. */
export const WordsPlace = v.pipe(
  v.string('位置格式不对'),
  v.regex(/^(report:[0-9a-f]{24}|entry:\d{1,5})$/, '位置格式不对')
)

const offset = v.pipe(v.number('位置格式不对'), v.integer('位置格式不对'), v.minValue(0, '位置格式不对'))

/** A part of a text, as JavaScript counts: from here to before there. */
export const Span = v.pipe(
  v.object({ from: offset, to: offset }),
  v.check(({ from, to }) => from < to, '请先选中要遮挡的文字')
)
export type Span = v.InferOutput<typeof Span>

export const WordsRedaction = v.object({
  place: WordsPlace,
  /** The words as whoever blacks out saw them. */
  words: v.pipe(v.string('应是文字'), v.maxLength(20_000, '文字太长')),
  /** Which parts are black from now on, besides those that are; none shows all of it again. */
  spans: v.pipe(v.array(Span, '位置格式不对'), v.maxLength(mostSpans, `一次最多遮挡 ${mostSpans} 处`))
})
export type WordsRedaction = v.InferOutput<typeof WordsRedaction>

/** The words with these parts black. Parts that meet are one, and a symbol is never cut in two. */
export function blackedOut(words: string, spans: readonly Span[]): string {
  const symbols = [...words]
  let at = 0
  const parts = symbols.map(symbol => {
    const from = at
    at += symbol.length
    return { symbol, black: symbol === blackout[0] || spans.some(span => span.from < at && span.to > from) }
  })
  return parts.map(({ symbol, black }, index) => (black ? (parts[index - 1]?.black ? '' : blackout) : symbol)).join('')
}
