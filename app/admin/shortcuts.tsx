'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

type Words = Record<'open' | 'title' | 'find' | 'help' | 'on' | 'close', string>
type ShortcutsProps = { places: { href: string; key: string; label: string }[]; findHref?: string; words: Words }

const OFF = 'staff-keys-off'
const GO_MS = 1500

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

function subscribe(changed: () => void) {
  window.addEventListener('storage', changed)
  return () => window.removeEventListener('storage', changed)
}

/** Are single keys on in this browser? They can be switched off (WCAG 2.1.4), and are off on the server. */
function useKeys(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(OFF) === null,
    () => false,
  )
  return [
    on,
    (next) => {
      if (next) localStorage.removeItem(OFF)
      else localStorage.setItem(OFF, 'yes')
      window.dispatchEvent(new StorageEvent('storage'))
    },
  ]
}

/** G and a letter go to a place, / finds a person, ? lists the keys; each has its link too. */
export function Shortcuts({ places, findHref, words }: ShortcutsProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const wentAt = useRef(0)
  const [on, setOn] = useKeys()
  const [shown] = useState(() => new Map(places.map(({ key, href }) => [key, href])))

  useEffect(() => {
    if (!on) return
    function press(event: KeyboardEvent) {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      const href = event.key === '/' ? findHref : event.timeStamp - wentAt.current < GO_MS && shown.get(event.key)
      wentAt.current = event.key === 'g' ? event.timeStamp : 0
      if (event.key === '?') dialog.current?.showModal()
      if (!href) return
      event.preventDefault()
      location.assign(href)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on, findHref, shown])

  return (
    <>
      <button type="button" className="appbar-link" onClick={() => dialog.current?.showModal()}>
        {words.open} <kbd>?</kbd>
      </button>
      <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{words.title}</h2>
        <dl className="rows">
          {places.map(({ key, label }) => (
            <Key key={key} keys={['G', key.toUpperCase()]} what={label} />
          ))}
          {findHref && <Key keys={['/']} what={words.find} />}
          <Key keys={['?']} what={words.help} />
        </dl>
        <label className="keys-switch">
          <input type="checkbox" checked={on} onChange={(event) => setOn(event.target.checked)} />
          {words.on}
        </label>
        <form method="dialog">
          <button className="button button-small" data-kind="quiet">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  )
}

function Key({ keys, what }: { keys: string[]; what: string }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  )
}
