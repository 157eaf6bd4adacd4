import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'mocha'
import { collectDefaultMetrics, register } from 'prom-client'
import '../start-server'

const words = /^(sum|max|min|by|le|rate|increase|time|histogram_quantile|job|route|status|collection|outcome|up)$/

/** The names of metrics in an expression, without labels, values and PromQL's own words. */
function metricsIn(expression: string): string[] {
  const bare = expression.replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"/g, ' ')
  return (bare.match(/[a-z][a-z_]+/g) ?? []).filter(name => !words.test(name))
}

const expressions = {
  'docs/monitoring/alerts.yml': (text: string) =>
    Array.from(text.matchAll(/^\s*expr: (.+)$/gm), ([, found = '']) => found),
  'docs/monitoring/dashboard.json': (text: string) =>
    (JSON.parse(text) as { panels: { targets: { expr: string }[] }[] }).panels.flatMap(({ targets }) =>
      targets.map(({ expr }) => expr)
    )
}

describe('The files for whoever watches the service', () => {
  for (const [file, read] of Object.entries(expressions)) {
    it(`name metrics that there are: ${file}`, () => {
      if (!register.getSingleMetric('process_resident_memory_bytes')) collectDefaultMetrics()
      const found = read(readFileSync(file, 'utf8'))
      assert.ok(found.length > 5)
      const unknown = found
        .flatMap(metricsIn)
        .filter(name => !register.getSingleMetric(name.replace(/_(bucket|count|sum)$/, '')))
      assert.deepEqual(unknown, [])
    })
  }
})
