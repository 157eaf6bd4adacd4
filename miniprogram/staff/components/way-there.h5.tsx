import type { Place } from '../../../contracts/reports/views'
import { mapAddress } from '../map/map-address'

/** A link that the phone opens with its own map. */
export function WayThere({ place }: { place: Place }) {
  if (!place.point) return null
  return (
    <a id="navigate" className="tap side-button staff-below" href={mapAddress(place, navigator.userAgent)}>
      用手机地图导航
    </a>
  )
}
