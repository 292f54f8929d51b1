import { ActionForm, FormErrors, FormSelect } from '@/components/ui/action-form'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatInstant } from '@/lib/calendar/format'
import type { CaseView } from '@/lib/cases/queries'
import { CALL_TOPICS, CALLERS } from '@/lib/cases/rules'
import { newId, publicId } from '@/lib/id'
import { useLocale, useTranslations } from 'next-intl'
import { QueueChip } from '../../queue-chip'
import { useKindWords } from '../../use-kind-words'
import { writeDown } from './actions'

type CallsProps = { cases: CaseView[]; person: string; staffId: string; mayWrite: boolean; hasWritten: boolean }

/** What was kept about a person, and the form by which a call becomes a case. */
export function Calls({ cases, person, staffId, mayWrite, hasWritten }: CallsProps) {
  const t = useTranslations('admin.person.calls')
  const locale = useLocale()
  const nameOf = useKindWords()
  return (
    <section id="calls">
      <h2>{t('title')}</h2>
      {hasWritten && (
        <Notice tone="ok" role="status">
          {t('written')}
        </Notice>
      )}
      <DataTable
        caption={t('title')}
        columns={[{ name: t('case') }, { name: t('state') }, { name: t('since') }]}
        empty={t('none')}
      >
        {cases.map((one) => (
          <DataRow key={one.id} heading={<a href={`/admin/cases/${publicId('case', one.id)}`}>{nameOf(one.kind)}</a>}>
            <Cell>
              <QueueChip item={one} staffId={staffId} />
            </Cell>
            <Cell>{formatInstant(one.createdAt, locale)}</Cell>
          </DataRow>
        ))}
      </DataTable>
      {mayWrite && <WriteDown person={person} />}
    </section>
  )
}

function WriteDown({ person }: { person: string }) {
  const t = useTranslations('admin.person.calls')
  const words = useTranslations('admin.case.known.values')
  return (
    <ActionForm action={writeDown} doneOnce={newId()} className="act-form staff-narrow staff-act">
      <FormErrors />
      <input type="hidden" name="person" value={person} />
      <p className="secondary">{t('text')}</p>
      <div className="act-pair">
        <FormSelect
          name="caller"
          label={t('caller')}
          placeholder={t('choose')}
          options={CALLERS.map((value) => ({ value, label: words(value) }))}
        />
        <FormSelect
          name="topic"
          label={t('topic')}
          placeholder={t('choose')}
          options={CALL_TOPICS.map((value) => ({ value, label: words(value) }))}
        />
      </div>
      <div>
        <SubmitButton kind="quiet" pendingLabel={t('writing')}>
          {t('write')}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}
