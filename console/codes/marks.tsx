import { type CodeState, codeStates } from '../../contracts/codes/lifecycle'

/** A state's colour and shape, drawn in a square of 20 by 20: nobody has to tell them by the colour alone. */
export const marks: Record<CodeState, { colour: string; path: string }> = {
  minted: {
    colour: '#5a6570',
    path: 'M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM10 7a3 3 0 1 1 0 6a3 3 0 1 1 0-6z'
  },
  printed: { colour: '#0b5fb0', path: 'M4 4h12v12H4z' },
  posted: { colour: '#1b7a3d', path: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z' },
  damaged: { colour: '#8a5a00', path: 'M10 2.5L18 16.5H2z' },
  lost: { colour: '#c4261d', path: 'M10 2L18 10L10 18L2 10z' },
  retired: { colour: '#1c252d', path: 'M5 3L10 8L15 3L17 5L12 10L17 15L15 17L10 12L5 17L3 15L8 10L3 5z' }
}

export const markStates = Object.keys(marks) as CodeState[]

/** The state of a code: shape, colour and word say the same. */
export function CodeMark({ state }: { state: CodeState }) {
  const { colour, path } = marks[state]
  return (
    <span className="code-mark" style={{ color: colour }}>
      <svg viewBox="0 0 20 20" width="14" height="14" aria-hidden="true">
        <path d={path} fill={colour} fillRule="evenodd" />
      </svg>{' '}
      {codeStates[state]}
    </span>
  )
}
