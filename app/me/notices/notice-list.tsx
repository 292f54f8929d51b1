import { ActionForm, FormErrors, type FormAction } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { publicId } from '@/lib/id'
import type { NoticeView } from '@/lib/notices/queries'
import { useTranslations } from 'next-intl'
import { NoticeItem } from './notice-item'

type Props = { notices: NoticeView[]; action: FormAction; level?: 'h2' | 'h3' }

/** Newest first, with one button that marks as read what is shown. */
export function NoticeList({ notices, action, level = 'h2' }: Props) {
  const t = useTranslations('me.notices')
  const [newest] = notices
  if (!newest) return null
  return (
    <>
      <ul className="stack">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} level={level} />
        ))}
      </ul>
      {notices.some(({ isRead }) => !isRead) && (
        <ActionForm action={action} className="stack">
          <FormErrors />
          <input type="hidden" name="newest" value={publicId('notice', newest.id)} />
          <SubmitButton kind="quiet" pendingLabel={t('reading')}>
            {t('readAll')}
          </SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
