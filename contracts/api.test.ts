import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { describe, it } from 'mocha'
import { api } from './api'
import type { Endpoint } from './endpoint'

const root = new URL('.', import.meta.url)

describe('The rows of the contract', () => {
  it('have a name of their own across all areas, so that none hides another', async () => {
    const areas = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file =>
      /^\w+\/([\w-]+-)?api\.ts$/.test(file)
    )
    const names: string[] = []
    for (const area of areas) names.push(...Object.keys(await import(new URL(area, root).href)))
    assert.deepEqual(names.sort(), Object.keys(api).sort())
  })

  it('have an address of their own', () => {
    const addresses = Object.values(api as Record<string, Endpoint>).map(({ method, path }) => `${method} ${path}`)
    assert.equal(new Set(addresses).size, addresses.length)
  })
})
