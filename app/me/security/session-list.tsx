import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Chip } from '@/components/ui/chip'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SessionView } from '@/lib/auth/queries'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import { useLocale, useTranslations } from 'next-intl'
import { endOtherSessions, endSession } from './actions'

type SessionsProps = { sessions: SessionView[]; isProven: boolean }

/** Where the person is signed in. Ending a session elsewhere needs a code of the last ten minutes. */
export function SessionList({ sessions, isProven }: SessionsProps) {
  const t = useTranslations('me.security.sessions')
  const others = sessions.filter(({ isThis }) => !isThis)
  return (
    <>
      <ul className="entries">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionWords session={session} />
            {!session.isThis && isProven && (
              <ActionForm action={endSession} className="stack">
                <FormErrors />
                <input type="hidden" name="session" value={publicId('session', session.id)} />
                <SubmitButton kind="quiet" small pendingLabel={t('ending')}>
                  {t('end')}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && !isProven && (
        <>
          <Notice tone="info">{t('proofNeeded')}</Notice>
          <LinkButton href="/me/confirm?next=/me/security">{t('prove')}</LinkButton>
        </>
      )}
      {others.length > 0 && isProven && (
        <ActionForm action={endOtherSessions} className="stack">
          <FormErrors />
          <SubmitButton kind="danger" pendingLabel={t('ending')}>
            {t('endOthers')}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}

function SessionWords({ session: { device, createdAt, lastSeenAt, isThis } }: { session: SessionView }) {
  const t = useTranslations('me.security.sessions')
  const locale = useLocale()
  return (
    <div>
      <p className="title-row">
        <b>{device}</b>
        {isThis && (
          <Chip tone="ok" icon="check">
            {t('this')}
          </Chip>
        )}
      </p>
      <p className="meta">{t('since', { time: formatInstant(createdAt, locale) })}</p>
      <p className="meta">{t('seen', { time: formatInstant(lastSeenAt, locale) })}</p>
    </div>
  )
}
