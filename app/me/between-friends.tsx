import { Card } from '@/components/ui/card'
import { NavItem, NavList } from '@/components/ui/nav-list'
import type { Helped } from '@/lib/assists/queries'
import type { ClaimView } from '@/lib/claims/queries'
import { fen, sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import { useTranslations } from 'next-intl'

/** What he owes to friends and what he paid for others, once there is any of it. */
export function BetweenFriends({ claims, helped }: { claims: ClaimView[]; helped: Helped[] }) {
  const t = useTranslations('claims')
  if (claims.length === 0 && helped.length === 0) return null
  const owed = sumFen(claims.map(({ openFen }) => openFen))
  const coming = sumFen(helped.map(({ openFen }) => openFen ?? fen(0)))
  return (
    <Card title={t('homeTitle')}>
      <NavList>
        {claims.length > 0 && (
          <NavItem href="/me/claims" aside={formatFen(owed)}>
            {t('homeOwe')}
          </NavItem>
        )}
        {helped.length > 0 && (
          <NavItem href="/me/helped" aside={coming > 0n ? t('stillOpen', { amount: formatFen(coming) }) : undefined}>
            {t('homeHelped')}
          </NavItem>
        )}
      </NavList>
    </Card>
  )
}
