import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { useTranslations } from 'next-intl'
import { tellHim } from '../contract/actions'

/** The one act besides a signature that the borrower hears of: "would help, but means it otherwise". */
export function TellHim({ invite, initial }: { invite: string; initial: string }) {
  const t = useTranslations('invites.meaning')
  return (
    <ActionForm action={tellHim} className="stack">
      <FormErrors />
      <input type="hidden" name="invite" value={invite} />
      <p className="secondary">{t('tellLead', { initial })}</p>
      <SubmitButton kind="quiet" pendingLabel={t('pending')}>
        {t('tell', { initial })}
      </SubmitButton>
    </ActionForm>
  )
}
