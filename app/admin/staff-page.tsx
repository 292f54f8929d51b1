import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Icon } from '@/components/ui/icon'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { StaffFrame } from '@/components/ui/staff-frame'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayStaff, type StaffVerb } from '@/lib/access/rules'
import { countQueue } from '@/lib/cases/queries'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { placesOf, type PlaceName } from './places'
import { Shortcuts } from './shortcuts'
import type { Colleague } from './signed-in'
import { signOut } from './sign-in/actions'

type StaffPageProps = {
  actor: Colleague
  /** The line of the policy that opens this page; whoever may not sees that, and what to do. */
  may: StaffVerb
  current?: PlaceName
  /** This page's own address, to come back to in the other language. */
  here: string
  /** Where one is: a way back, or the time of the figures. */
  top?: ReactNode
  side?: ReactNode
  children: ReactNode
}

/** A page of the staff side, in the frame of all of them. */
export async function StaffPage({ actor, may, current, here, top, side, children }: StaffPageProps) {
  const t = await getTranslations('admin.frame')
  const isAllowed = mayStaff(actor.role, may)
  const places = placesOf(actor.role)
  const counts: Partial<Record<PlaceName, number>> = { queue: await waitingOf(actor) }
  return (
    <StaffFrame
      name={t('title')}
      navLabel={t('nav')}
      skipLabel={t('skip')}
      places={places.map(({ name, href }) => ({
        href,
        label: t(`places.${name}`),
        count: counts[name],
        current: name === current,
      }))}
      me={{ name: actor.name, role: t(`roles.${actor.role}`), children: <SignOut /> }}
      side={isAllowed ? side : undefined}
    >
      <div className="staff-top">
        <div className="meta">{top}</div>
        <div className="staff-tools">
          {mayStaff(actor.role, 'find_person') && (
            <a className="appbar-link" href="/admin/find">
              <Icon name="search" size="small" />
              {t('find')} <kbd>/</kbd>
            </a>
          )}
          <LanguageSwitch back={here} />
          <Shortcuts
            places={places.map(({ name, href, key }) => ({
              href,
              key,
              label: t('keys.go', { place: t(`places.${name}`) }),
            }))}
            findHref={mayStaff(actor.role, 'find_person') ? '/admin/find' : undefined}
            words={{
              open: t('keys.open'),
              title: t('keys.title'),
              find: t('keys.find'),
              help: t('keys.help'),
              on: t('keys.on'),
              close: t('keys.close'),
            }}
          />
        </div>
      </div>
      {isAllowed ? children : <NotAllowed role={t(`roles.${actor.role}`)} />}
    </StaffFrame>
  )
}

/** How many wait for a person; nothing where it is none of his business, or none. */
async function waitingOf(actor: Colleague): Promise<number | undefined> {
  if (!mayStaff(actor.role, 'see_queue')) return undefined
  const piles = await countQueue(actor)
  return piles.reduce((sum, { all }) => sum + all, 0) || undefined
}

function SignOut() {
  const t = useTranslations('admin.frame')
  return (
    <ActionForm action={signOut} className="staff-sign-out">
      <FormErrors />
      <SubmitButton kind="quiet" small pendingLabel={t('signingOut')}>
        {t('signOut')}
      </SubmitButton>
    </ActionForm>
  )
}

function NotAllowed({ role }: { role: string }) {
  const t = useTranslations('admin.frame.notAllowed')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead', { role })}</p>
      <p>
        <a href="/admin">{t('back')}</a>
      </p>
    </>
  )
}
