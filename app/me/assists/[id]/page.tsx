import '@/app/styles/share.css'
import { LenderName } from '@/app/me/lender-name'
import { MeTabs } from '@/app/me/me-tabs'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { Chip, type Tone } from '@/components/ui/chip'
import type { IconName } from '@/components/ui/icon'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page } from '@/components/ui/page'
import { getAgreement } from '@/lib/agreements/queries'
import type { AssistView } from '@/lib/assists/queries'
import { publicId } from '@/lib/id'
import { formatFen } from '@/lib/money/format'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { assistOf, type AssistParams } from '../assist-of'
import { useWhat } from '../use-what'
import { Course } from './course'
import { LinkSection } from './link-section'
import { SignedCard } from './signed-card'

const CHIP: Record<AssistView['state'], { tone: Tone; icon: IconName }> = {
  asking: { tone: 'info', icon: 'clock' },
  covered: { tone: 'info', icon: 'lock' },
  settled: { tone: 'ok', icon: 'check' },
  ended: { tone: 'plain', icon: 'cross' },
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.assist')
  return { title: t('title') }
}

/** One request: what a friend signed, the links that are out, and only what really happened. */
export default async function AssistPage(props: AssistParams) {
  const { actor, assist, path } = await assistOf(props)
  const t = await getTranslations('assists.assist')
  const signed = await Promise.all(
    assist.links.flatMap((link) =>
      link.agreement ? [getAgreement(actor, link.agreement.id).then((agreement) => ({ link, agreement }))] : [],
    ),
  )
  const open = assist.links.filter((link) => link.link && link.answerBy > assist.now)
  return (
    <Page
      appBar={
        <AppBar backHref="/me" backLabel={t('back')}>
          <Chip {...CHIP[assist.state]}>{t(`state.${assist.state}`)}</Chip>
        </AppBar>
      }
      foot={<MeTabs current="loans" />}
    >
      <Body>
        <Head assist={assist} isAlone={open.length !== 1 || signed.length > 0} />
        {signed.map(
          ({ link, agreement }) =>
            agreement && <SignedCard key={link.inviteId} agreement={agreement} link={link} path={path} />,
        )}
        {assist.state === 'asking' &&
          open.map((link) => (
            <LinkSection
              key={link.inviteId}
              link={link}
              initial={assist.initial}
              heading={open.length === 1 && signed.length === 0 ? 'h1' : 'h2'}
            />
          ))}
        {assist.mayAskAnother && (
          <Card title={t('another')}>
            <div className="stack">
              <p className="secondary">{t('anotherText')}</p>
              <LinkButton href={`${path}/another`}>{t('another')}</LinkButton>
            </div>
          </Card>
        )}
        <Course assist={assist} />
      </Body>
    </Page>
  )
}

/** What it is about, and how it ended; an open link's own heading stands in its place. */
function Head({ assist, isAlone }: { assist: AssistView; isAlone: boolean }) {
  const t = useTranslations('assists.assist')
  const what = useWhat()(assist.ask)
  const { state, endCause, loan, maximumFen } = assist
  return (
    <>
      {isAlone && <h1 className="title">{t('title')}</h1>}
      <p className="secondary">
        {t.rich('of', { lender: () => <LenderName name={loan.lenderName} />, what, amount: formatFen(maximumFen) })}
      </p>
      {state === 'ended' && (
        <>
          <Notice>
            <p>{t(`end.${endCauseOf(endCause)}`)}</p>
            <p>{t('endedLead')}</p>
          </Notice>
          <LinkButton href={`/me/ask/${publicId('loan', loan.id)}`}>{t('anew')}</LinkButton>
        </>
      )}
    </>
  )
}

const ENDS = ['answer_by', 'withdrawn', 'meant_otherwise', 'nothing_owed', 'settled', 'not_me'] as const
const endCauseOf = (cause: string | null) => ENDS.find((one) => one === cause) ?? 'answer_by'
