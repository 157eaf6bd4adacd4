import { countCases } from './count-cases'
import { fillDays } from './fill-days'

/** Counts what waits and fills every sheet that is out of date: what the jobs do bit by bit. Returns how many cases it counted. */
export async function countEverything(): Promise<number> {
  let cases = 0
  for (let done = await countCases(); done > 0; done = await countCases()) cases += done
  while ((await fillDays()) > 0);
  return cases
}
