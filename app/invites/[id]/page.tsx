import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Card } from '@/components/ui/card'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { LinkButton } from '@/components/ui/link-button'
import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { Amount } from '@/components/money/amount'
import { formatInstant } from '@/lib/calendar/format'
import { hasSaidNever } from '@/lib/invites/queries'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { decline, never, reportPressure } from './actions'
import { Declined } from './declined'
import { Frame } from './frame'
import { onInvite, type PageParams } from './on-invite'

export default async function OpenPage({ params }: PageParams) {
  const { actor, invite, shownId, path } = await onInvite(params)
  const { state } = invite.visit
  if (state === 'pressured') redirect(path('pressured'))
  if (state === 'taken' && actor.personId) redirect(path(invite.isOpen ? 'terms' : 'waiting'))
  const t = await getTranslations('invites.open')
  const by = formatInstant(invite.answerBy, await getLocale())
  const his = <input type="hidden" name="invite" value={shownId} />
  const initial = `${invite.initial}*`
  if (state === 'declined') {
    const known = { isIdentified: actor.personId !== undefined, saidNever: await hasSaidNever(actor) }
    return <Declined {...{ shownId, initial, by, ...known }} continueHref={path('continue')} />
  }
  const acts = [
    ['notNow', decline],
    ['never', never],
    ['pressure', reportPressure],
  ] as const
  const bar = (
    <BottomBar four>
      <LinkButton href={path('safety')} kind="primary">
        {t('help')}
      </LinkButton>
      {acts.map(([name, act]) => (
        <ActionForm key={name} action={act} className="stack">
          <FormErrors />
          {his}
          <SubmitButton kind="quiet" pendingLabel={t('pending')}>
            {t(name)}
          </SubmitButton>
        </ActionForm>
      ))}
    </BottomBar>
  )
  return (
    <Frame bar={bar}>
      <PageTitle lead={t('lead')}>{t('title', { initial })}</PageTitle>
      <Card title={t('rangeTitle')} titleStyle="label">
        <p>
          <Amount fen={invite.rangeFen} size="large" /> {t('within')}
        </p>
        <p className="secondary">{t('rangeLead', { by })}</p>
      </Card>
      <Notice tone="warn">{t('warning')}</Notice>
      <Links>
        <a href="/scam">{t('scam')}</a>
        <a href={path('continue')}>{t('continue')}</a>
      </Links>
      <LanguageSwitch back={path('')} />
    </Frame>
  )
}
