import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { useTranslations } from 'next-intl'
import { decline } from './actions'

/** "Not now", on every page after the first: as large as going on. */
export function NotNow({ invite }: { invite: string }) {
  const t = useTranslations('invites.open')
  return (
    <ActionForm action={decline} className="stack">
      <FormErrors />
      <input type="hidden" name="invite" value={invite} />
      <SubmitButton kind="quiet" pendingLabel={t('pending')}>
        {t('notNow')}
      </SubmitButton>
    </ActionForm>
  )
}
