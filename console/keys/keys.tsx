import './keys.css'

/** A key as printed on the keyboard. The help panel says them; elsewhere they would be read out with every button. */
export function Keys({ children, spoken = false }: { children: string; spoken?: boolean }) {
  return (
    <kbd className="keys" aria-hidden={!spoken}>
      {children}
    </kbd>
  )
}
