import { ActionForm, FormErrors, FormField, FormSelect, FormShown, type FormAction } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { REVEAL_PURPOSES } from '@/lib/privacy/rules'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type LookProps = {
  action: FormAction
  title: string
  /** What is shown, each by its name. */
  labels: string[]
  /** The field in which the colleague says why. */
  note: string
  /** Whose name is the watermark. */
  name: string
  text: string
  /** The page without a look. */
  here: string
  /** Hidden fields: whom or what the look is at. */
  children: ReactNode
}

/** A look at sealed fields: first its purpose, then the values for a minute, under the name of who looks. */
export function Look({ action, title, labels, note, name, text, here, children }: LookProps) {
  const t = useTranslations('admin.look')
  return (
    <div className="look" id="look" data-watermark={Array<string>(40).fill(name).join(' · ')}>
      <h2>{title}</h2>
      <ActionForm action={action} className="act-form">
        <FormErrors />
        {children}
        <FormShown
          labels={labels.map((field) => t('shown', { field, name }))}
          untilLabel={t('until')}
          overText={t('over')}
          overHref={here}
        />
        <FormSelect
          name="purpose"
          label={t('purpose')}
          placeholder={t('choose')}
          options={REVEAL_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
        <FormField name={note} label={t('note')} hint={t('noteHint')} autoComplete="off" maxLength={200} />
        <p className="meta">{text}</p>
        <div className="button-pair">
          <SubmitButton kind="quiet" pendingLabel={t('looking')}>
            {t('once')}
          </SubmitButton>
          <LinkButton href={here}>{t('not')}</LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
