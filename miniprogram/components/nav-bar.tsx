import { switchPage } from '../platform/switch-page'
import { Box, Tap, Words } from './base'

const places = {
  report: '我要反映',
  reports: '我的上报',
  track: '查进度',
  about: '关于'
} as const
export type Place = keyof typeof places

export function NavBar({ current }: { current?: Place }) {
  return (
    <Box className="nav" role="navigation" label="页面">
      {(Object.keys(places) as Place[]).map(place => (
        <Tap
          key={place}
          id={`nav-${place}`}
          className={`nav-item ${place === current ? 'nav-current' : ''}`}
          current={place === current}
          onTap={() => go(place)}
        >
          <Box className={`nav-icon nav-icon-${place}`} />
          <Words>{places[place]}</Words>
        </Tap>
      ))}
    </Box>
  )
}

export function go(place: Place) {
  switchPage(`/pages/${place}/index`)
}
