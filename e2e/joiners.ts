import { ApiError } from '../contracts/api-error'
import { untilServed } from '../contracts/asking-again'
import type { City } from './city'
import { aReport, staffPhoto } from './console-desk'
import { sessionOf } from './sign-in'

/** More than fit on one page with the first. */
const joiners = 54

/** A case that many have called about. The last one sends the only photo. */
export async function aCrowd(city: City, text: string, last: string): Promise<string> {
  const caseNo = await aReport(city, text)
  for (let index = 1; index < joiners; index += 1) await joinByTelephone(city, caseNo, { text: `来电 ${index}` })
  await joinByTelephone(city, caseNo, { text: last, media: [await staffPhoto(city, 'operator', '#684')] })
  return caseNo
}

let calls = 0

async function joinByTelephone(city: City, joinCase: string, said: { text: string; media?: string[] }): Promise<void> {
  calls += 1
  const { token } = await sessionOf(city, 'operator')
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': `joiner-by-telephone-${calls}`
  }
  const body = JSON.stringify({ address: '解放路 8 号', joinCase, ...said })
  // On a busy machine the server may ask for a moment.
  await untilServed(false, async () => {
    const response = await fetch(`${city.url}/api/staff/reports`, { method: 'POST', headers, body })
    if (response.status === 503) throw new ApiError('server_busy', await response.text())
    if (!response.ok) throw new Error(`The call was refused: ${await response.text()}`)
  })
}
