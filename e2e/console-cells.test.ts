import { describe, it } from 'mocha'
import type { CellDetail } from '../contracts/grids/cells'
import { expectAccessible, screenshot } from './browser'
import type { City } from './city'
import { call, hotline } from './console-desk'

/** Two rings that run the same way and share a side, as one ring. */
function unionOf(one: number[][] = [], other: number[][] = []): number[][] {
  const sides = [one, other].flatMap(ring => ring.slice(1).map((end, at) => [String(ring[at]), String(end)] as const))
  const outer = new Map(sides.filter(([from, to]) => !sides.some(([a, b]) => a === to && b === from)))
  const [first = ''] = outer.keys()
  const ring = [first]
  for (let at = outer.get(first); at && at !== first; at = outer.get(at)) ring.push(at)
  return [...ring, first].map(point => point.split(',').map(Number))
}

interface Feature {
  properties: Record<string, string>
  geometry: { coordinates: number[][][] }
}

/** Two cells side by side, in the first of which components stand. */
async function neighboursWithComponents(city: City, cells: readonly Feature[]): Promise<[Feature, Feature]> {
  for (const [at, cell] of cells.entries()) {
    const next = cells[at + 1]
    const { 网格编码: code = '' } = cell.properties
    if (!next || Number(code.slice(-3)) % 4 === 0) continue
    const { uses } = await call<CellDetail>(city, 'administrator', `/api/staff/base/cells/${code}`)
    if (uses.some(({ count }) => count > 0)) return [cell, next]
  }
  throw new Error('no cell has components')
}

describe('The unit grid cells on the console', () => {
  const { city, open } = hotline()

  it('stand on a map beside their table; one is joined with its neighbour by a file, and what lies in them follows', async () => {
    const page = await open('administrator', '/base/cells')
    const main = page.getByRole('main')
    await main.getByText('共 400 个').waitFor()
    await main.getByText('没有空隙').waitFor()
    await main.getByTestId('areas-map').or(main.getByRole('img')).first().waitFor()
    await screenshot(page, 'basedata-cells')
    await expectAccessible(page)

    await main.getByLabel('编码开头、街道、社区或责任网格').fill('东河')
    await main.getByText('共 80 个').waitFor()
    await screenshot(page, 'basedata-cells-found')
    const code = await main.getByRole('table').getByRole('link').first().innerText()
    await main.getByRole('table').getByRole('link').first().click()
    await main.getByRole('heading', { name: `单元网格 ${code}` }).waitFor()
    await screenshot(page, 'basedata-cell')
    await expectAccessible(page)

    await main.getByRole('link', { name: '导入文件' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      main.getByRole('button', { name: '导出 GeoJSON' }).click()
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    const file = JSON.parse(Buffer.concat(chunks).toString()) as { features: Feature[] }
    const [one, other] = await neighboursWithComponents(city(), file.features)
    const joined = structuredClone(one)
    joined.properties.网格编码 = `${String(one.properties.网格编码).slice(0, 12)}900`
    joined.geometry.coordinates = [unionOf(one.geometry.coordinates[0], other.geometry.coordinates[0])]
    for (const old of [one, other]) old.properties.状态 = '停用'
    const made = { type: 'FeatureCollection', features: [one, other, joined] }
    await main.getByLabel('单元网格文件').setInputFiles({
      name: '合并.geojson',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(made))
    })
    await main.getByRole('button', { name: '检查', exact: true }).click()
    await main.getByText('检查好了，可以导入：新增 1 个，修改 2 个').waitFor()
    await main.getByText(/导入以后：移动 .*到新的网格/).waitFor()
    await screenshot(page, 'basedata-cells-import')
    await expectAccessible(page)
    await main.getByRole('button', { name: '导入', exact: true }).click()
    await main.getByText('导入好了：新增 1 个，修改 2 个').waitFor()
    await main.getByRole('link', { name: '返回单元网格列表' }).click()
    await main.getByText('共 399 个').waitFor()
  })
})
