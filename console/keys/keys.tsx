import './keys.css'

/** A key as printed on the keyboard. Screen readers read it only in the help panel, not with every button. */
export function Keys({ children, spoken = false }: { children: string; spoken?: boolean }) {
  return (
    <kbd className="keys" aria-hidden={!spoken}>
      {children}
    </kbd>
  )
}
