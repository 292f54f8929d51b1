import { Card } from '@/components/ui/card'
import { PageTitle } from '@/components/ui/page'
import { Row, Rows } from '@/components/ui/rows'
import { idOf } from '@/lib/id'
import { friendOf } from '@/lib/invite-session'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Frame } from '../frame'
import type { PageParams } from '../on-invite'

/** Calm, ordinary, with numbers to ring: 110 and 96110, as known to everybody in the country. */
export default async function PressuredPage({ params }: PageParams) {
  const inviteId = idOf('invite', (await params).id)
  if (!inviteId || !(await friendOf(inviteId))) redirect('/invites/ended')
  const t = await getTranslations('invites.pressured')
  return (
    <Frame>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <Card>
        <Rows>
          <Row label={t('police')}>
            <a href="tel:110">110</a>
          </Row>
          <Row label={t('fraud')}>
            <a href="tel:96110">96110</a>
          </Row>
        </Rows>
      </Card>
      <p className="secondary">{t('nothing')}</p>
    </Frame>
  )
}
