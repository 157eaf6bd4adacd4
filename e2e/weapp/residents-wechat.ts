import type { CodeView } from '../../contracts/codes/views'
import { type City, startCity } from '../city'
import { type Phone, pickUpPhone } from './harness'
import { streetPhoto } from './street-photo'

interface ResidentsWechat {
  city: City
  photo: Buffer
  phone: Phone
}

/** A demo city, and for each test a fresh phone with WeChat. Call at the top of a `describe`; `use` gets the phone before each test. */
export function residentsWechat(use: (now: ResidentsWechat) => void) {
  let city: City
  let photo: Buffer
  before(async () => {
    photo = await streetPhoto()
    city = await startCity()
  })
  after(() => city?.stop())
  beforeEach(() => use({ city, photo, phone: pickUpPhone(city.url) }))

  let places = 0
  return {
    /** Another place in each test; which one does not matter. */
    async somewhere() {
      places += 1
      const code = city.codes[places % city.codes.length] ?? ''
      return (await (await fetch(`${city.url}/api/codes/${encodeURIComponent(code)}`)).json()) as CodeView
    }
  }
}
