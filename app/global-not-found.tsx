import '@/app/styles/core.css'
import type { Metadata } from 'next'
import { StaticDocument } from '@/components/ui/document'
import { LinkButton } from '@/components/ui/link-button'
import { Mark } from '@/components/ui/mark'
import en from '@/messages/en/fault.json'
import zh from '@/messages/zh-CN/fault.json'
import zhUi from '@/messages/zh-CN/ui.json'

export { viewport } from '@/components/ui/viewport'

export const metadata: Metadata = { title: `${zh.notFound.title} · ${en.notFound.title}` }

/** One static page for every address that is none: it cannot know the reader's language, so it speaks both. */
export default function GlobalNotFound() {
  return (
    <StaticDocument locale="zh-CN">
      <div className="page">
        <header className="appbar">
          <a className="brand" href="/">
            <Mark />
            {zhUi.brand}
          </a>
        </header>
        <main className="main">
          <div className="body">
            <div className="empty empty-left">
              <h1 className="title">{zh.notFound.title}</h1>
              <p>{zh.notFound.text}</p>
              <LinkButton href="/" small>
                {zh.notFound.home}
              </LinkButton>
            </div>
            <div className="empty empty-left" lang="en">
              <h2>{en.notFound.title}</h2>
              <p>{en.notFound.text}</p>
              <LinkButton href="/" small>
                {en.notFound.home}
              </LinkButton>
            </div>
          </div>
        </main>
      </div>
    </StaticDocument>
  )
}
