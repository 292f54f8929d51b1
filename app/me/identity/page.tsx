import { signedIn } from '@/app/me/signed-in'
import { AppBar } from '@/components/ui/app-bar'
import { LinkButton } from '@/components/ui/link-button'
import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SupportLink } from '@/components/ui/support-link'
import { nextPathInput } from '@/lib/auth/input'
import { formatInstant } from '@/lib/calendar/format'
import { getIdentityCheck, type CheckView } from '@/lib/identity/queries'
import { getOwnFacts } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { CheckForm } from './check-form'
import { Failure } from './failure'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.identity')
  return { title: t('title') }
}

/** The borrower's own check, once, before he first asks: `next` names the page that needs it. */
export default async function IdentityPage({ searchParams }: Props) {
  const actor = await signedIn()
  const next = nextPathInput.catch('/me').parse((await searchParams).next)
  const [found, facts] = await Promise.all([getIdentityCheck(actor), getOwnFacts(actor)])
  return (
    <Page
      appBar={
        <AppBar backHref={next}>
          <SupportLink />
        </AppBar>
      }
    >
      {found && (found.state !== 'answered' || found.answer === 'agree') ? (
        <Body>
          <Waiting check={found} next={next} />
        </Body>
      ) : (
        <CheckForm next={next} phone={facts?.maskedPhone ?? ''} failure={found && <Failure check={found} />} />
      )}
    </Page>
  )
}

async function Waiting({ check, next }: { check: CheckView; next: string }) {
  const t = await getTranslations('assists.identity')
  const words = await getTranslations('agreements.identity')
  if (check.state === 'answered') {
    return (
      <>
        <PageTitle lead={t('doneLead')}>{t('done')}</PageTitle>
        <LinkButton href={next} kind="primary">
          {t('go')}
        </LinkButton>
      </>
    )
  }
  const byPerson = check.state === 'with_person'
  const by = check.lookBy ? formatInstant(check.lookBy, await getLocale()) : ''
  return (
    <>
      {!byPerson && <meta httpEquiv="refresh" content="3" />}
      <PageTitle lead={byPerson ? undefined : t('waitingLead')}>{byPerson ? t('person') : t('waiting')}</PageTitle>
      {byPerson && <Notice tone="info">{words('with_person', { by })}</Notice>}
      <Links>
        <a href={`/me/identity?next=${next}`}>{t('again')}</a>
      </Links>
    </>
  )
}
