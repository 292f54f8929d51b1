import { ActionForm, FormErrors, type FormAction } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type ActProps = { action: FormAction; /** The hidden field that names what it is about. */ children: ReactNode }

/** Takes it into one's hands; nothing about it can be done before. */
export function Take({ action, children }: ActProps) {
  const t = useTranslations('admin.queue')
  return (
    <section className="staff-narrow">
      <ActionForm action={action} className="act-form">
        <FormErrors />
        {children}
        <p className="secondary">{t('takeText')}</p>
        <div>
          <SubmitButton pendingLabel={t('taking')}>{t('take')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}

/** Puts it back at its old place. */
export function Release({ action, children }: ActProps) {
  const t = useTranslations('admin.queue')
  return (
    <ActionForm action={action} className="act-form">
      <FormErrors />
      {children}
      <div>
        <SubmitButton kind="quiet" small pendingLabel={t('releasing')}>
          {t('release')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** Why this colleague can do nothing here. */
export const NotMine = ({ children }: { children: ReactNode }) => (
  <section className="staff-narrow">
    <Notice tone="info">{children}</Notice>
  </section>
)
