import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Row, Rows } from '@/components/ui/rows'
import type { AgreementView } from '@/lib/agreements/queries'
import type { AssistView } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { useLocale, useTranslations } from 'next-intl'
import { useTerms } from '../use-terms'
import { WithdrawForm } from './withdraw-form'

type Props = { agreement: AgreementView; link: AssistView['links'][number]; path: string }

/** Who signed and on which terms: to be confirmed and signed, or ended; once both signed, what it waits for. */
export function SignedCard({ agreement, link, path }: Props) {
  const t = useTranslations('assists.signed')
  const meanings = useTranslations('agreements.meaningPlain')
  const terms = useTerms()
  const locale = useLocale()
  const { id, state, parties, maximumFen, signBy, payBy, inviteId } = agreement
  const friend = link.friendLabel
  const isOpen = state === 'signed'
  return (
    <Card title={isOpen ? t('title') : t('inForce', { friend: parties.friend.name })} icon="hands">
      <div className="stack">
        <p className="secondary">
          {isOpen
            ? t('lead', { friend })
            : state === 'in_force' && payBy && t('inForceLead', { by: formatInstant(payBy, locale) })}
        </p>
        <Rows>
          <Row label={t('name')} party="friend">
            {parties.friend.name}
          </Row>
          <Row label={t('phone')}>
            <span className="num">{parties.friend.phoneTail}</span>
          </Row>
          <Row label={t('terms')} detail={agreement.meaning === 'gift' ? undefined : terms(agreement.terms)}>
            {meanings(agreement.meaning)}
          </Row>
          <MoneyRow label={t('maximum')} fen={maximumFen} />
        </Rows>
        {isOpen && <p className="meta">{t('signBy', { by: formatInstant(signBy, locale) })}</p>}
        <LinkButton href={`${path}/sign/${publicId('agreement', id)}`} kind={isOpen ? 'primary' : 'quiet'}>
          {isOpen ? t('look') : t('read')}
        </LinkButton>
        {state !== 'performed' && (
          <WithdrawForm inviteId={inviteId} pending={t('ending')}>
            {isOpen ? t('end') : t('endAgreement')}
          </WithdrawForm>
        )}
      </div>
    </Card>
  )
}
