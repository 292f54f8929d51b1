import { DeferCard } from '@/app/me/loans/[id]/ways-out/defer-card'
import { ReplanCard } from '@/app/me/loans/[id]/ways-out/replan-card'
import { termsAsked } from '@/app/me/loans/[id]/ways-out/terms-asked'
import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { LinkButton } from '@/components/ui/link-button'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { start } from '../actions'
import { askDraftOf, type AskParams } from '../ask-draft-of'

type Props = AskParams & { searchParams: Promise<{ months?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.ways')
  return { title: t('title') }
}

/** The ways that need no friend come first, with exact money; only who has seen them goes on to ask. */
export default async function WaysPage(props: Props) {
  const { draft, shownId } = await askDraftOf(props)
  const { loan } = draft
  const loanPath = `/me/loans/${shownId}`
  if (loan.position.toClearFen === 0n) redirect(loanPath)
  const t = await getTranslations('assists.ways')
  return (
    <Page
      appBar={
        <AppBar backHref="/me">
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
        <NavList>
          <NavItem href={`${loanPath}/ways-out`}>{t('all')}</NavItem>
          <NavItem href={`${loanPath}/pay`}>{t('part')}</NavItem>
        </NavList>
        <DeferCard view={loan} />
        <ReplanCard view={loan} terms={termsAsked((await props.searchParams).months, loan)} />
      </Body>
      <ActionForm action={start}>
        <input type="hidden" name="loan" value={shownId} />
        <Body>
          <FormErrors />
        </Body>
        <BottomBar tip={t('tip')} pair>
          <SubmitButton pendingLabel={t('pending')}>{t('go')}</SubmitButton>
          <LinkButton href="/me">{t('later')}</LinkButton>
        </BottomBar>
      </ActionForm>
    </Page>
  )
}
