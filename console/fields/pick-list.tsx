import { Button, Input } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Choice, matching } from './choices'
import type { ControlProps } from './field-frame'
import './pick-list.css'

interface PickListProps {
  control: ControlProps
  choices: readonly Choice[]
  value?: string
  placeholder: string
  /** Shown over the list before anything is typed. */
  suggestion?: string
  /** Called with the choice and the words typed to find it. */
  pick: (id: string | undefined, typed: string) => void
  /** Called when typing starts: from then on nothing may fill in the field by itself. */
  onTyping?: () => void
}

/** A search field whose list is always open. A choice is made with the arrow keys and Enter, or with a click. */
export function PickList({ control, choices, value, placeholder, suggestion, pick, onTyping }: PickListProps) {
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const search = useRef<HTMLDivElement>(null)
  const [reopened, setReopened] = useState(false)
  const chosen = choices.find(choice => choice.id === value)
  const offered = matching(choices, typed)

  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at])
  useEffect(() => {
    if (reopened) search.current?.querySelector('input')?.focus()
  }, [reopened])

  function take(choice: Choice | undefined) {
    if (!choice) return
    pick(choice.id, typed)
    setTyped('')
    setReopened(false)
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const by = steps[event.key]
    if (by !== undefined) setAt(now => Math.min(offered.length - 1, Math.max(0, now + by)))
    else if (event.key === 'Enter') take(offered[at])
    else return
    event.preventDefault()
  }

  if (chosen) {
    return (
      <div className="pick-chosen">
        <span>
          <b>{chosen.label}</b> {chosen.hint}
        </span>
        <Button
          id={control.id}
          aria-label={`改选，现在是${chosen.label}`}
          size="small"
          onClick={() => {
            setReopened(true)
            pick(undefined, '')
          }}
        >
          改选
        </Button>
      </div>
    )
  }
  return (
    <div ref={search}>
      <Input
        {...control}
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={offered[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        placeholder={placeholder}
        value={typed}
        onChange={event => {
          if (!typed) onTyping?.()
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      {suggestion && !typed && <p className="quiet pick-suggestion">{suggestion}</p>}
      {offered.length === 0 && <p role="status">没有符合「{typed}」的</p>}
      {/* The options themselves are never focused: the search field keeps the focus and names the active one. */}
      <div id={list} role="listbox" aria-label={placeholder} className="pick-list" tabIndex={-1}>
        {offered.map((choice, index) => (
          <div
            key={choice.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={choice.suggested && !typed ? 'pick-suggested' : undefined}
            onPointerMove={() => setAt(index)}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(choice)}
            onKeyDown={press}
          >
            <span>{choice.label}</span> <span className="quiet">{choice.hint}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
