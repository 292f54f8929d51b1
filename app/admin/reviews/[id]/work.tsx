import { ActionForm, FormErrors, FormOptionGroup, FormTextArea } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayStaff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import type { ReviewView } from '@/lib/reviews/queries'
import { mayTake, NOTE_MAX, REVIEW_DECISIONS, REVIEW_REASONS } from '@/lib/reviews/rules'
import { useMessages, useTranslations } from 'next-intl'
import { NotMine, Release, Take } from '../../in-hand'
import type { Colleague } from '../../signed-in'
import { decide, release, take } from './actions'

type WorkProps = { review: ReviewView; shownId: string; actor: Colleague }

/** What this colleague can do with it now: take it, or decide it, or why neither. */
export function Work({ review, shownId, actor }: WorkProps) {
  const t = useTranslations('admin.review')
  const named = <input type="hidden" name="review" value={shownId} />
  if (!mayStaff(actor.role, 'decide_review')) return <NotMine>{t('notYourRole')}</NotMine>
  if (review.madeBy === actor.staffId) return <NotMine>{t('ownMatter')}</NotMine>
  if (mayTake(review, actor.staffId).ok) return <Take action={take}>{named}</Take>
  if (review.takenBy !== actor.staffId) return <NotMine>{t('inOtherHands')}</NotMine>
  return (
    <section className="staff-wide">
      <h2>{t('decide')}</h2>
      <Decide review={review} shownId={shownId} />
      <div className="staff-others">
        <Release action={release}>{named}</Release>
      </div>
    </section>
  )
}

function Decide({ review: { kind }, shownId }: { review: ReviewView; shownId: string }) {
  const t = useTranslations('admin.review')
  const texts = useTranslations('agreements.reviews.decision')
  const reasons: Record<string, string> = useMessages().agreements.reviews.reason
  return (
    <ActionForm
      action={decide}
      doneOnce={newId()}
      blame={{ note_missing: 'note', reason_unusable: 'verdict' }}
      className="act-form"
    >
      <FormErrors />
      <input type="hidden" name="review" value={shownId} />
      <FormOptionGroup
        name="verdict"
        legend={t('verdict')}
        legendHidden
        groups={REVIEW_DECISIONS.map((decision) => ({
          title: texts(decision),
          options: REVIEW_REASONS[kind][decision].map((reason) => ({
            value: `${decision}:${reason}`,
            title: reasons[reason] ?? reason,
          })),
        }))}
      />
      <FormTextArea name="note" label={t('note')} hint={t('noteHint')} maxLength={NOTE_MAX} />
      <p className="meta">{t(`follows.${kind}`)}</p>
      <div>
        <SubmitButton pendingLabel={t('deciding')}>{t('decideNow')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
