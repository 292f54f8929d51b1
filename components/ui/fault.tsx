'use client'

import { useEffect, useRef } from 'react'
import en from '@/messages/en/fault.json'
import zh from '@/messages/zh-CN/fault.json'

type FaultProps = { error: Error & { digest?: string }; retry: () => void }

/** Shown in the browser alone, where no catalogue is loaded: the language is that of the page. */
const textsOf = (lang: string) => (lang.startsWith('en') ? en : zh)

/** What a reader sees when a page broke: an honest sentence, a number that is in our log too, and a way to try again. */
export function Fault({ error, retry }: FaultProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const texts = textsOf(typeof document === 'undefined' ? 'zh-CN' : document.documentElement.lang)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page">
      <main id="main" className="main">
        <div className="body">
          <div className="empty empty-left" role="alert">
            <h1 ref={heading} className="title" tabIndex={-1}>
              {texts.title}
            </h1>
            <p>{texts.text}</p>
            {error.digest && <p className="num">{texts.reference.replace('{reference}', `E-${error.digest}`)}</p>}
            <p className="secondary">{texts.support}</p>
          </div>
        </div>
        <div className="bar">
          <button type="button" className="button" data-kind="primary" onClick={retry}>
            {texts.retry}
          </button>
        </div>
      </main>
    </div>
  )
}
