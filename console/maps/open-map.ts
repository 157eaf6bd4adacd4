import { Map as MapLibre, type MapOptions, NavigationControl, ScaleControl } from 'maplibre-gl'
import { prepareMaps } from './prepare-maps'

const words = prepareMaps()

/** Opens a map in a box of the page. The wheel scrolls the page and the arrow keys are the page's own. */
export function openMap(container: HTMLElement, what: Pick<MapOptions, 'style' | 'bounds' | 'fitBoundsOptions'>) {
  const map = new MapLibre({
    ...what,
    container,
    locale: words,
    attributionControl: false,
    scrollZoom: false,
    keyboard: false,
    dragRotate: false,
    maxPitch: 0
  })
  map.addControl(new NavigationControl({ showCompass: false }))
  map.addControl(new ScaleControl())
  return map
}
