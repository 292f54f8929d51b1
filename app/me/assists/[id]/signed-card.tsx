import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Row, Rows } from '@/components/ui/rows'
import type { AgreementView } from '@/lib/agreements/queries'
import type { AssistView } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { HelpView } from '@/lib/payments/help/queries'
import { useLocale, useTranslations } from 'next-intl'
import { useTerms } from '@/components/agreements/use-terms'
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
  const { help } = link
  const name = parties.friend.name
  return (
    <Card
      title={
        isOpen
          ? t('title')
          : help
            ? t(help.postedAt ? 'posted' : 'held', { friend: name })
            : t('inForce', { friend: name })
      }
      icon="hands"
    >
      <div className="stack">
        {isOpen && <p className="secondary">{t('lead', { friend })}</p>}
        {help && !help.postedAt && <HeldLead help={help} />}
        {!help && state === 'in_force' && payBy && (
          <p className="secondary">{t('inForceLead', { by: formatInstant(payBy, locale) })}</p>
        )}
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
          {help ? (
            <MoneyRow label={t(help.postedAt ? 'paid' : 'reserved')} fen={help.amountFen} />
          ) : (
            <MoneyRow label={t('maximum')} fen={maximumFen} />
          )}
          {help?.lenderReceipt && (
            <Row label={t('receipt')}>
              <span className="num">{help.lenderReceipt}</span>
            </Row>
          )}
        </Rows>
        {isOpen && <p className="meta">{t('signBy', { by: formatInstant(signBy, locale) })}</p>}
        <LinkButton href={`${path}/sign/${publicId('agreement', id)}`} kind={isOpen ? 'primary' : 'quiet'}>
          {isOpen ? t('look') : t('read')}
        </LinkButton>
        {state !== 'performed' && !help && (
          <WithdrawForm inviteId={inviteId} pending={t('ending')}>
            {isOpen ? t('end') : t('endAgreement')}
          </WithdrawForm>
        )}
      </div>
    </Card>
  )
}

/** When it is taken, unless he takes it back; or that it is on its way. */
function HeldLead({ help: { takenAt } }: { help: HelpView }) {
  const t = useTranslations('assists.signed')
  const locale = useLocale()
  return <p className="secondary">{takenAt ? t('takenAt', { at: formatInstant(takenAt, locale) }) : t('onItsWay')}</p>
}
