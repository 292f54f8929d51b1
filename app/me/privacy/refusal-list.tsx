import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import { publicId } from '@/lib/id'
import type { OwnRefusal } from '@/lib/invites/queries'
import { useLocale, useTranslations } from 'next-intl'
import { takeBack } from './actions'

/** Whom he said no to: told to nobody, and his to take back here, where nobody who sent him a link looks on. */
export function RefusalList({ refusals }: { refusals: OwnRefusal[] }) {
  const t = useTranslations('me.privacy.refusals')
  const locale = useLocale()
  if (refusals.length === 0) return null
  return (
    <Card title={t('title')} foot={t('foot')}>
      <ul className="entries">
        {refusals.map(({ id, said, saidAt, initial }) => {
          const day = formatDay(dayOf(saidAt), locale, { year: true, weekday: false })
          return (
            <li key={id}>
              <div>
                <p lang="zh-CN">{`${initial}*`}</p>
                <p className="meta">{t(said, { day })}</p>
              </div>
              <ActionForm action={takeBack} className="stack">
                <FormErrors />
                <input type="hidden" name="refusal" value={publicId('refusal', id)} />
                <SubmitButton kind="quiet" small pendingLabel={t('pending')}>
                  {t('takeBack')}
                </SubmitButton>
              </ActionForm>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
