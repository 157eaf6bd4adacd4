import { setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url'
import 'maplibre-gl/dist/maplibre-gl.css'

const words = {
  'Map.Title': '地图',
  'NavigationControl.ZoomIn': '放大地图',
  'NavigationControl.ZoomOut': '缩小地图',
  'ScaleControl.Meters': '米',
  'ScaleControl.Kilometers': '公里'
}

/**
 * Returns the map's texts in Chinese. The worker is loaded from our own address, so the content security policy need
 * not allow blobs.
 */
export function prepareMaps() {
  setWorkerUrl(workerUrl)
  return words
}
