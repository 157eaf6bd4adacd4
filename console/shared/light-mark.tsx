import type { Light } from '../../contracts/cases/views'
import './light-mark.css'

const lights: Record<Light, { shape: string; word: string }> = {
  green: { shape: '●', word: '正常' },
  yellow: { shape: '▲', word: '将超时' },
  red: { shape: '■', word: '已超时' },
  grey: { shape: '○', word: '不计时' }
}

/** Colour, shape and word say the same, for whoever sees only one of them. */
export function LightMark({ light }: { light: Light }) {
  const { shape, word } = lights[light]
  return (
    <span className={`light light-${light}`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  )
}
