import { EmptyState } from '@/components/ui/empty-state'
import { mayStaff } from '@/lib/access/rules'
import { listAuditOfThings } from '@/lib/audit/queries'
import { listColleagueNames } from '@/lib/auth/queries'
import { idOf } from '@/lib/id'
import { getCheckToDecide } from '@/lib/identity/queries'
import { getVisitFile } from '@/lib/insight/queries'
import { getReview } from '@/lib/reviews/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditPanel } from '../../audit-panel'
import { Standing } from '../../standing'
import { StaffPage } from '../../staff-page'
import { staffSignedIn, type Colleague } from '../../signed-in'
import { Asked } from './asked'
import { Decided } from './decided'
import { Typed } from './typed'
import { Work } from './work'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.review')
  return { title: t('title') }
}

type ReviewPageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ look?: string | string[] }> }

/** A review with what it is about: a check of who somebody is, or money that a lender does not speak of. */
async function fileOf(actor: Colleague, shownId: string) {
  const id = mayStaff(actor.role, 'see_queue') ? idOf('review', shownId) : undefined
  const review = id ? await getReview(actor, id) : undefined
  if (!review) return undefined
  const check = await getCheckToDecide(actor, review.subjectId)
  return {
    review,
    check,
    visit: check?.visitId ? await getVisitFile(actor, check.visitId) : undefined,
    names: await listColleagueNames(actor, [review.takenBy, review.decidedBy]),
    audit: await listAuditOfThings(actor, {
      things: ['review', 'identity_check'],
      ids: [review.id, review.subjectId],
    }),
  }
}

export default async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin')
  const kinds = await getTranslations('agreements.reviews.kind')
  const [{ id: shownId }, { look }] = await Promise.all([params, searchParams])
  const here = `/admin/reviews/${shownId}`
  const file = await fileOf(actor, shownId)
  const top = <a href="/admin/queue">{t('queue.back')}</a>
  if (!file)
    return (
      <StaffPage actor={actor} may="see_queue" current="queue" here="/admin/queue" top={top}>
        <EmptyState drawing="empty" title={t('review.unknown')} heading="h1" align="left" />
      </StaffPage>
    )
  const { review, check, visit, names, audit } = file
  const isMine = review.state === 'taken' && review.takenBy === actor.staffId
  return (
    <StaffPage
      actor={actor}
      may="see_queue"
      current="queue"
      here={here}
      top={top}
      side={<AuditPanel lines={audit.lines} />}
    >
      <div className="staff-head">
        <div>
          <h1>{kinds(review.kind)}</h1>
          <p className="meta num">{shownId}</p>
        </div>
      </div>
      <Standing item={review} now={review.now} staffId={actor.staffId} holder={names.get(review.takenBy)} />
      <section className="staff-pair">
        <Asked review={review} check={check} visit={visit} />
        {check && (
          <Typed
            check={check}
            review={shownId}
            here={here}
            name={actor.name}
            mayLook={isMine && mayStaff(actor.role, 'reveal_identity_check')}
            looks={look === 'yes'}
          />
        )}
      </section>
      {review.state === 'decided' ? (
        <Decided review={review} by={names.get(review.decidedBy)} />
      ) : (
        <Work review={review} shownId={shownId} actor={actor} />
      )}
    </StaffPage>
  )
}
