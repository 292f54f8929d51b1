import { ActionForm, FormErrors, FormOptionGroup, FormTextArea } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayStaff } from '@/lib/access/rules'
import type { CaseView } from '@/lib/cases/queries'
import { CASE_REASONS, mayTake } from '@/lib/cases/rules'
import { newId } from '@/lib/id'
import { NOTE_MAX } from '@/lib/reviews/rules'
import { useMessages, useTranslations } from 'next-intl'
import { NotMine, Release, Take } from '../../in-hand'
import type { Colleague } from '../../signed-in'
import { decide, escalate, release, take } from './actions'

type WorkProps = {
  one: CaseView
  shownId: string
  actor: Colleague
  /** Whether he asked for the form by which it is passed on. */
  passesOn: boolean
}

/** What this colleague can do with it now: take it, or close it or pass it on, or why not. */
export function Work({ one, shownId, actor, passesOn }: WorkProps) {
  const t = useTranslations('admin.case')
  const named = <input type="hidden" name="case" value={shownId} />
  if (!mayStaff(actor.role, 'decide_case')) return <NotMine>{t('notYourRole')}</NotMine>
  const taking = mayTake(one, actor.staffId)
  if (taking.ok) return <Take action={take}>{named}</Take>
  if (taking.code === 'own_matter') return <NotMine>{t('passedOnByYou')}</NotMine>
  if (one.takenBy !== actor.staffId) return <NotMine>{t('inOtherHands')}</NotMine>
  const isOwn = one.madeBy === actor.staffId
  return (
    <>
      {isOwn && <NotMine>{t('ownMatter')}</NotMine>}
      <section className="staff-wide">
        {!isOwn && (
          <>
            <h2>{t('decide')}</h2>
            <Decide one={one} shownId={shownId} />
          </>
        )}
        <div className="staff-others">
          <Release action={release}>{named}</Release>
          {!passesOn && (
            <LinkButton href={`/admin/cases/${shownId}?pass=yes#pass`} small>
              {t('passOn')}
            </LinkButton>
          )}
        </div>
        {passesOn && <PassOn shownId={shownId} />}
      </section>
    </>
  )
}

function Decide({ one: { kind }, shownId }: { one: CaseView; shownId: string }) {
  const t = useTranslations('admin.case')
  const reasons: Record<string, string> = useMessages().agreements.cases.reason
  return (
    <ActionForm
      action={decide}
      doneOnce={newId()}
      blame={{ note_missing: 'note', reason_unusable: 'reason' }}
      className="act-form"
    >
      <FormErrors />
      <input type="hidden" name="case" value={shownId} />
      <FormOptionGroup
        name="reason"
        legend={t('reason')}
        legendHidden
        groups={[
          {
            title: t('reason'),
            options: CASE_REASONS[kind].map((reason) => ({ value: reason, title: reasons[reason] ?? reason })),
          },
        ]}
      />
      <FormTextArea name="note" label={t('note')} hint={t('noteHint')} maxLength={NOTE_MAX} />
      <div>
        <SubmitButton pendingLabel={t('deciding')}>{t('decideNow')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function PassOn({ shownId }: { shownId: string }) {
  const t = useTranslations('admin.case')
  return (
    <div className="look staff-narrow" id="pass">
      <h2>{t('passOn')}</h2>
      <ActionForm action={escalate} className="act-form" blame={{ note_missing: 'handover' }}>
        <FormErrors />
        <input type="hidden" name="case" value={shownId} />
        <FormTextArea name="handover" label={t('handover')} hint={t('noteHint')} maxLength={NOTE_MAX} />
        <p className="meta">{t('passOnText')}</p>
        <div className="button-pair">
          <SubmitButton kind="quiet" pendingLabel={t('passingOn')}>
            {t('passOn')}
          </SubmitButton>
          <LinkButton href={`/admin/cases/${shownId}`}>{t('passOnNot')}</LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
