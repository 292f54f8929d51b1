import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Links } from '@/components/ui/links'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { useTranslations } from 'next-intl'
import { never, undoDecline } from './actions'
import { Frame } from './frame'

type Props = {
  shownId: string
  initial: string
  by: string
  continueHref: string
  /** Whether we know who he is, and whether he said "never": kept, it is undone under his privacy page alone. */
  isIdentified: boolean
  saidNever: boolean
}

/** He said "not now" or "never": what is kept of it, and by whom. */
export function Declined({ shownId, initial, by, continueHref, isIdentified, saidNever }: Props) {
  const t = useTranslations('invites.open')
  const acts = saidNever ? [] : isIdentified ? (['undo', 'never'] as const) : (['undo'] as const)
  return (
    <Frame>
      <PageTitle lead={t('declinedLead', { by, initial })}>{t('declined')}</PageTitle>
      {acts.map((name) => (
        <ActionForm key={name} action={name === 'undo' ? undoDecline : never} className="stack">
          <FormErrors />
          <input type="hidden" name="invite" value={shownId} />
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t(name)}
          </SubmitButton>
        </ActionForm>
      ))}
      {saidNever && <p className="secondary">{t('neverKept')}</p>}
      {!isIdentified && (
        <>
          <p className="secondary">{t('neverHere')}</p>
          <Links>
            <a href={continueHref}>{t('continue')}</a>
          </Links>
        </>
      )}
    </Frame>
  )
}
