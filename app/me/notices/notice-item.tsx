import { Chip } from '@/components/ui/chip'
import { formatInstant } from '@/lib/calendar/format'
import type { NoticeView } from '@/lib/notices/queries'
import { useLocale, useTranslations } from 'next-intl'

/** Each kind's text names other figures; they were checked when the notice was written. */
type Words = (key: `${NoticeView['kind']}.title` | `${NoticeView['kind']}.text`, params: NoticeView['params']) => string

/** What happened, when, and where to read more. */
export function NoticeItem({
  notice: { kind, params, link, createdAt, isRead },
  level: Heading,
}: {
  notice: NoticeView
  level: 'h2' | 'h3'
}) {
  const words: Words = useTranslations('notices')
  const t = useTranslations('me.notices')
  return (
    <li className="card">
      <div className="card-head">
        <Heading className="card-title">{words(`${kind}.title`, params)}</Heading>
        {!isRead && (
          <Chip tone="info" icon="bell">
            {t('unread')}
          </Chip>
        )}
      </div>
      <p>{words(`${kind}.text`, params)}</p>
      <p className="meta">
        <time dateTime={createdAt.toISOString()}>{formatInstant(createdAt, useLocale(), { year: true })}</time>
      </p>
      {link && (
        <p>
          <a className="link-button" href={link}>
            {t('more')}
            <span className="visually-hidden">{words(`${kind}.title`, params)}</span>
          </a>
        </p>
      )}
    </li>
  )
}
