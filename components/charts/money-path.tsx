import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Party } from '@/components/ui/party'
import { PartyAvatar } from '@/components/ui/party-avatar'

type End = { party: Party; initial: string }

/** From whom to whom money goes, drawn above the sentence that says it. */
export function MoneyPath({
  from,
  to,
  title,
  children,
}: {
  from: End
  to: End
  title: ReactNode
  children?: ReactNode
}) {
  return (
    <section className="money-path">
      <div className="money-path-line" aria-hidden="true">
        <PartyAvatar party={from.party} initial={from.initial} />
        <span className="money-path-way" />
        <Icon name="chevron" />
        <PartyAvatar party={to.party} initial={to.initial} />
      </div>
      <h2 className="money-path-title keep">{title}</h2>
      {children && <div className="secondary">{children}</div>}
    </section>
  )
}
