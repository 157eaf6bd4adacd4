import { cellsOfDutyGrids } from './locate'

/** Returns those of these duty grids that no cell in use belongs to. */
export async function unknownGrids(dutyGrids: readonly string[]): Promise<string[]> {
  const cells = await Promise.all(dutyGrids.map(grid => cellsOfDutyGrids([grid])))
  return dutyGrids.filter((_, index) => cells[index]?.length === 0)
}
