import { ActionForm, FormErrors, FormPhoneField, FormSelect } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { publicId } from '@/lib/id'
import type { LinkFile } from '@/lib/insight/queries'
import { useTranslations } from 'next-intl'
import { shortId } from '../../payment-table'
import { unlock } from './actions'

type UnlockProps = { links: LinkFile[]; assist: string; wasUnlocked: boolean }

/** Sets a caller's tries to zero, where a phone locked itself out. */
export function Unlock({ links, assist, wasUnlocked }: UnlockProps) {
  const t = useTranslations('admin.assist.unlock')
  const locked = links.filter(({ phonesShutOut }) => phonesShutOut > 0)
  return (
    <>
      {wasUnlocked && (
        <Notice tone="ok" role="status">
          {t('done')}
        </Notice>
      )}
      {locked.length > 0 && (
        <ActionForm action={unlock} className="act-form staff-narrow staff-act" blame={{ phone_not_shut_out: 'phone' }}>
          <FormErrors />
          <h3>{t('title')}</h3>
          <p className="secondary">{t('text')}</p>
          <input type="hidden" name="assist" value={assist} />
          {locked.length === 1 ? (
            <input type="hidden" name="invite" value={publicId('invite', locked[0]?.id ?? '')} />
          ) : (
            <FormSelect
              name="invite"
              label={t('link')}
              placeholder={t('choose')}
              options={locked.map(({ id }) => ({
                value: publicId('invite', id),
                label: shortId(publicId('invite', id)),
              }))}
            />
          )}
          <FormPhoneField name="phone" label={t('phone')} hint={t('phoneHint')} />
          <div>
            <SubmitButton kind="quiet" pendingLabel={t('unlocking')}>
              {t('unlock')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </>
  )
}
