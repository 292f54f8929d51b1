import type { ReactNode } from 'react'
import type { Tone } from './chip'
import { Icon, type IconName } from './icon'

const ICON: Record<Tone, IconName> = { ok: 'check', info: 'info', warn: 'warning', danger: 'warning', plain: 'info' }

type NoticeProps = {
  tone?: Tone
  icon?: IconName
  /** `status` or `alert` only for what appears as the answer to an act. */
  role?: 'status' | 'alert'
  children: ReactNode
}

export function Notice({ tone = 'plain', icon = ICON[tone], role, children }: NoticeProps) {
  return (
    <div className="note" data-tone={tone} role={role}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  )
}
