import { ActionForm, FormErrors, FormField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { formatInstant } from '@/lib/calendar/format'
import { newId, publicId } from '@/lib/id'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { another } from '../../actions'
import { assistOf, type AssistParams } from '../../assist-of'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.another')
  return { title: t('title') }
}

export default async function AnotherPage(props: AssistParams) {
  const { assist, path } = await assistOf(props)
  const t = await getTranslations('assists.another')
  const words = await getTranslations('assists')
  return (
    <Page
      appBar={
        <AppBar backHref={path}>
          <SupportLink />
        </AppBar>
      }
    >
      <ActionForm action={another} doneOnce={newId()}>
        <input type="hidden" name="assist" value={publicId('assist', assist.id)} />
        <Body>
          <FormErrors />
          <PageTitle lead={t('lead', { by: formatInstant(assist.answerBy, await getLocale()) })}>
            {t('title')}
          </PageTitle>
          <FormField
            name="friend"
            label={words('wizard.friend.label')}
            hint={words('wizard.friend.hint')}
            maxLength={50}
            autoComplete="off"
          />
        </Body>
        <BottomBar pair>
          <SubmitButton pendingLabel={words('check.making')}>{t('make')}</SubmitButton>
          <LinkButton href={path}>{words('ways.later')}</LinkButton>
        </BottomBar>
      </ActionForm>
    </Page>
  )
}
