import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type Tone = 'ok' | 'info' | 'warn' | 'danger' | 'plain'

/** A state as icon and word: colour alone is not told apart by everybody. */
export function Chip({ tone = 'plain', icon, children }: { tone?: Tone; icon: IconName; children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
