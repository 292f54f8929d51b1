import type { ReactNode } from 'react'
import { Icon } from './icon'

export type TimelineItem = {
  state: 'done' | 'current' | 'next' | 'ended'
  title: ReactNode
  /** Time, or what it waits for. */
  detail?: ReactNode
  aside?: ReactNode
}

/** What happened, in order, and what comes next; only what really happened is shown as done. */
export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item, i) => (
        <li key={i} data-state={item.state} aria-current={item.state === 'current' ? 'step' : undefined}>
          <span className="node" aria-hidden="true">
            {item.state === 'done' && <Icon name="check" />}
            {item.state === 'ended' && <Icon name="cross" />}
            {item.state === 'current' && i + 1}
          </span>
          <div>
            {item.state === 'current' ? <b>{item.title}</b> : item.title}
            {item.detail && <p className="meta">{item.detail}</p>}
          </div>
          {item.aside}
        </li>
      ))}
    </ol>
  )
}
