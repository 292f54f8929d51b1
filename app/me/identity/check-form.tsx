import { ActionForm, FormCheckbox, FormErrors, FormField, FormIdCardField } from '@/components/ui/action-form'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Card } from '@/components/ui/card'
import { Disclosure } from '@/components/ui/disclosure'
import { LinkButton } from '@/components/ui/link-button'
import { Body, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { consentText } from '@/lib/agreements/clauses/consents'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { check } from './actions'

/** Name and number as on the card; the consent stands above the button and is never ticked for anybody. */
export function CheckForm({ next, phone, failure }: { next: string; phone: string; failure?: ReactNode }) {
  const t = useTranslations('assists.identity')
  const later = useTranslations('assists.ways')
  const { label, detail } = consentText('identity_check', useLocale(), {})
  return (
    <ActionForm action={check} blame={{ consent_missing: 'consent', under_age: 'idNumber' }}>
      <input type="hidden" name="next" value={next} />
      <Body>
        <FormErrors />
        <PageTitle lead={t('lead', { phone })}>{t('title')}</PageTitle>
        {failure}
        <Card>
          <FormCheckbox name="consent" label={label} detail={detail} />
        </Card>
        <FormField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" maxLength={50} />
        <FormIdCardField name="idNumber" label={t('idNumber')} />
        <Disclosure summary={t('why')}>
          <p className="secondary">{t('whyText')}</p>
        </Disclosure>
      </Body>
      <BottomBar pair>
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
        <LinkButton href={next}>{later('later')}</LinkButton>
      </BottomBar>
    </ActionForm>
  )
}
