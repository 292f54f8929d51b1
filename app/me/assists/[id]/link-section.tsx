import { Card } from '@/components/ui/card'
import { CopyField } from '@/components/ui/copy-field'
import { Qr } from '@/components/ui/qr'
import { SpokenCode } from '@/components/ui/spoken-code'
import { TwoRoads } from '@/components/ui/two-roads'
import type { AssistView } from '@/lib/assists/queries'
import { formatInstant } from '@/lib/calendar/format'
import { useLocale, useTranslations } from 'next-intl'
import { WithdrawForm } from './withdraw-form'

type Props = { link: AssistView['links'][number]; initial: string; heading: 'h1' | 'h2' }

/** A link that is out: its address to send, its digits to say, and the tap that takes it back. */
export function LinkSection({ link, initial, heading: Heading }: Props) {
  const t = useTranslations('assists.link')
  const locale = useLocale()
  const { friendLabel: friend, link: address, spokenCode, answerBy, inviteId } = link
  if (!address || !spokenCode) return null
  return (
    <>
      <Heading className="title">{t('title', { friend })}</Heading>
      <p className="secondary">{t('lead', { by: formatInstant(answerBy, locale) })}</p>
      <TwoRoads fromInitial={initial} toInitial={[...friend][0] ?? ''} first={t('first')} second={t('second')} />
      <Card title={t('send')} icon="chat">
        <div className="stack">
          <div className="qr-row">
            <Qr text={address} label={t('qr')} />
            <p className="secondary">{t('scan')}</p>
          </div>
          <CopyField
            text={t('sentence', { link: address })}
            label={t('sentenceLabel')}
            copyLabel={t('copy')}
            copiedLabel={t('copied')}
          />
          <p className="meta">{t('plain')}</p>
        </div>
      </Card>
      <Card title={t('digits')} icon="phone">
        <SpokenCode digits={spokenCode} readings={t('readings').split(' ')} />
        <p className="secondary">{t('voice')}</p>
      </Card>
      <p className="secondary">{t('silent')}</p>
      <WithdrawForm inviteId={inviteId} pending={t('withdrawing')}>
        {t('withdraw', { friend })}
      </WithdrawForm>
    </>
  )
}
