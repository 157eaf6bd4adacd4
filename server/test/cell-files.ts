import type { BaseImport } from '../../contracts/basedata/imports'
import { importsAtRest } from '../basedata/imports/running'
import type { TestApi } from './api'

export const cellsPath = '/api/staff/base-imports/gridCell'
const [width, height] = [0.00099, 0.0009]

/** A cell of a lattice, in its column and row. */
export function square(column: number, row: number, wide = 1): [number, number][] {
  const at = (x: number, y: number): [number, number] => [113.6 + x * width, 24.8 + y * height]
  return [at(column, row), at(column, row + 1), at(column + wide, row + 1), at(column + wide, row), at(column, row)]
}
export const squareCode = (sequence: number) => `440204001001${String(sequence).padStart(3, '0')}`

/** Where a point lies, in widths and heights of the lattice. */
export const spot = (x: number, y: number): [number, number] => [
  Number((113.6 + x * width).toFixed(6)),
  Number((24.8 + y * height).toFixed(6))
]

/** Returns a GeoJSON file of cells, as a bureau's GIS writes it. */
export const cellFile = (cells: readonly { code: string; ring: number[][]; closed?: boolean; dutyGrid?: string }[]) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: cells.map(({ code, ring, closed, dutyGrid }) => ({
        type: 'Feature',
        properties: {
          网格编码: code,
          街道: '东河街道',
          社区: '东堤社区',
          ...(closed && { 状态: '停用' }),
          ...(dutyGrid && { 责任网格: dutyGrid })
        },
        geometry: { type: 'Polygon', coordinates: [ring] }
      }))
    })
  )

/** Checks a file of cells, takes it or undoes it, and waits for what comes of it. */
export function cellImporter(api: TestApi, token: string) {
  const rested = async (id: string): Promise<BaseImport> => {
    await importsAtRest()
    return (await api.get(`${cellsPath}/${id}`, { token })).body
  }
  return {
    check: async (cells: Parameters<typeof cellFile>[0]) => {
      const query = `name=${encodeURIComponent('网格.geojson')}`
      return rested((await api.upload(token, cellFile(cells), `${cellsPath}?${query}`)).body.id)
    },
    act: async (id: string, what: 'take' | 'undo') => {
      await api.post(`${cellsPath}/${id}/${what}`, { token, body: {} })
      return rested(id)
    }
  }
}
