import { ActionForm, FormCheckbox, FormErrors } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { StepBar } from '@/components/ui/step-bar'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { consentText } from '@/lib/agreements/clauses/consents'
import { completeOf, nextQuestionOf, QUESTIONS } from '@/lib/assists/rules'
import { newId } from '@/lib/id'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { make } from '../../actions'
import { askDraftOf, type AskParams } from '../../ask-draft-of'
import { AnswersCard } from './answers-card'
import { ImpactCard } from './impact-card'
import { FriendSees } from './friend-sees'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('assists.check')
  return { title: t('title') }
}

/** Everything once more, what it does, what the friend will see; then the one act that makes the link. */
export default async function CheckPage(props: AskParams) {
  const { draft, shownId, path } = await askDraftOf(props)
  const answers = completeOf(draft.answers)
  const { preview } = draft
  if (!draft.waysOutShownAt) redirect(path)
  if (!answers || !preview) redirect(`${path}/${nextQuestionOf(draft.answers) ?? 'much'}`)
  const chosen = preview.choices.find(({ days }) => days === answers.days)
  if (!chosen) redirect(`${path}/days`)
  const t = await getTranslations('assists.check')
  const { label, detail } = consentText('show_friend', await getLocale(), {})
  const mayGoOn = draft.isIdentified && !draft.limit
  return (
    <Page
      appBar={
        <AppBar backHref={`${path}/days`}>
          <SupportLink />
        </AppBar>
      }
    >
      <ActionForm action={make} doneOnce={newId()} blame={{ consent_missing: 'consent' }}>
        <input type="hidden" name="loan" value={shownId} />
        <Body>
          <StepBar step={QUESTIONS.length + 1} total={QUESTIONS.length + 1} />
          <FormErrors />
          <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
          <AnswersCard draft={draft} answers={answers} preview={preview} answerBy={chosen.answerBy} path={path} />
          <ImpactCard answers={answers} preview={preview} maximumFen={chosen.maximumFen} />
          <FriendSees friend={answers.friend} initial={draft.initial} isLate={preview.isOverdue} {...chosen} />
          {mayGoOn && (
            <Card>
              <FormCheckbox name="consent" label={label} detail={detail} />
            </Card>
          )}
          {draft.limit && <Notice tone="warn">{t(`limit.${draft.limit}`)}</Notice>}
          {!draft.isIdentified && <Notice tone="info">{t('identity.text')}</Notice>}
        </Body>
        {mayGoOn ? (
          <BottomBar tip={t('tip', { friend: answers.friend })} pair>
            <SubmitButton pendingLabel={t('making')}>{t('make')}</SubmitButton>
            <Later />
          </BottomBar>
        ) : (
          <BottomBar pair={!draft.isIdentified}>
            {!draft.isIdentified && (
              <LinkButton href={`/me/identity?next=${path}/check`} kind="primary">
                {t('identity.go')}
              </LinkButton>
            )}
            <Later />
          </BottomBar>
        )}
      </ActionForm>
    </Page>
  )
}

async function Later() {
  const t = await getTranslations('assists.ways')
  return <LinkButton href="/me">{t('later')}</LinkButton>
}
