import type { Place } from '../../../contracts/reports/views'
import { Tap, Words } from '../../components/base'
import { navigate } from '../platform/navigate'

/** WeChat's map at the place, from where any map on the phone leads there. */
export function WayThere({ place }: { place: Place }) {
  if (!place.point) return null
  return (
    <Tap id="navigate" className="side-button staff-below" onTap={() => navigate(place)}>
      <Words>导航到这里</Words>
    </Tap>
  )
}
