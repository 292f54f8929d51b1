import { ActionForm, FormErrors, FormSelect } from '@/components/ui/action-form'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { SessionView } from '@/lib/auth/queries'
import { END_REASONS } from '@/lib/auth/rules'
import { formatInstant } from '@/lib/calendar/format'
import { newId } from '@/lib/id'
import { useLocale, useTranslations } from 'next-intl'
import { endSessions } from './actions'

type SessionsProps = {
  sessions: Omit<SessionView, 'isThis'>[]
  /** The person as addresses name him. */
  person: string
  mayEnd: boolean
  hasEnded: boolean
}

/** Where a person is signed in, and the one act for a call about a lost phone: end everything. */
export function Sessions({ sessions, person, mayEnd, hasEnded }: SessionsProps) {
  const t = useTranslations('admin.person.sessions')
  const locale = useLocale()
  return (
    <section id="sessions">
      <h2>{t('title')}</h2>
      {hasEnded && (
        <Notice tone="ok" role="status">
          {t('ended')}
        </Notice>
      )}
      <DataTable
        caption={t('title')}
        columns={[{ name: t('device') }, { name: t('since') }, { name: t('seen') }]}
        empty={t('none')}
      >
        {sessions.map(({ id, device, createdAt, lastSeenAt }) => (
          <DataRow key={id} heading={device}>
            <Cell>{formatInstant(createdAt, locale)}</Cell>
            <Cell>{formatInstant(lastSeenAt, locale)}</Cell>
          </DataRow>
        ))}
      </DataTable>
      {mayEnd && (
        <ActionForm action={endSessions} doneOnce={newId()} className="act-form staff-narrow staff-act">
          <FormErrors />
          <input type="hidden" name="person" value={person} />
          <FormSelect
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
            placeholder={t('choose')}
            options={END_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
          />
          <div>
            <SubmitButton kind="danger" pendingLabel={t('ending')}>
              {t('end')}
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  )
}
