import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { useTranslations } from 'next-intl'
import { stopPressured } from './contract/actions'

/** "Somebody hurries or forces me", after he signed: one tap, and what can be undone is undone. */
export function UnderPressure({ invite }: { invite: string }) {
  const t = useTranslations('invites.open')
  return (
    <ActionForm action={stopPressured} className="stack">
      <FormErrors />
      <input type="hidden" name="invite" value={invite} />
      <SubmitButton kind="quiet" pendingLabel={t('pending')}>
        {t('pressure')}
      </SubmitButton>
    </ActionForm>
  )
}
