import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { formatDay } from '@/lib/calendar/format'
import { getAskedTerms } from '@/lib/invites/queries'
import { sumFen } from '@/lib/money/fen'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Frame } from '../frame'
import { NotNow } from '../not-now'
import { identifiedOnInvite, type PageParams } from '../on-invite'

export default async function TermsPage({ params }: PageParams) {
  const { actor, shownId, path } = await identifiedOnInvite(params)
  const asked = await getAskedTerms(actor)
  if (!asked) redirect('/invites/ended')
  const t = await getTranslations('invites.terms')
  const locale = await getLocale()
  const total = (of: 'principalFen' | 'interestFen' | 'penaltyFen') => sumFen(asked.lines.map((line) => line[of]))
  return (
    <Frame step={3}>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <Card>
        <Rows>
          <Row label={t('lender')}>{asked.lenderName}</Row>
          {asked.lines.map(({ number, dueOn }) => (
            <Row key={number} label={t('instalment', { number })} detail={asked.today > dueOn ? t('late') : undefined}>
              {t('due', { day: formatDay(dueOn, locale) })}
            </Row>
          ))}
          <MoneyRow label={t('principal')} fen={total('principalFen')} />
          <MoneyRow label={t('interest')} fen={total('interestFen')} />
          <MoneyRow label={t('penalty')} fen={total('penaltyFen')} />
          <MoneyRow label={t('fee')} fen={0n} />
          <MoneyRow label={t('today')} fen={asked.dueTodayFen} total />
          <MoneyRow
            label={t('maximum')}
            fen={asked.maximumFen}
            detail={t('maximumDetail', { day: formatDay(asked.lastPayableOn, locale) })}
          />
        </Rows>
      </Card>
      <Notice tone="info">{t('direct', { lender: asked.lenderName })}</Notice>
      <LinkButton href={path('meaning')} kind="primary">
        {t('next')}
      </LinkButton>
      <NotNow invite={shownId} />
    </Frame>
  )
}
