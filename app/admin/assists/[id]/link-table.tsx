import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { LinkFile } from '@/lib/insight/queries'
import { useLocale, useTranslations } from 'next-intl'
import { shortId } from '../../payment-table'
import { LinkChip } from '../../state-chips'

/** Each link as its borrower sees it; of the friend's side only how many phones tried, and how many are locked. */
export function LinkTable({ links }: { links: LinkFile[] }) {
  const t = useTranslations('admin.assist')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('links')}
      columns={[
        { name: t('link') },
        { name: t('borrowerSees') },
        { name: t('answerBy') },
        { name: t('phones'), number: true },
        { name: t('shutOut'), number: true },
      ]}
      empty={t('noLinks')}
    >
      {links.map((link) => (
        <DataRow
          key={link.id}
          heading={<span className="num">{shortId(publicId('invite', link.id))}</span>}
          detail={formatInstant(link.createdAt, locale)}
        >
          <Cell>
            <LinkChip state={link.state} />
            {link.endCause && <p className="meta">{t(`linkEnds.${link.endCause}`)}</p>}
          </Cell>
          <Cell>{formatInstant(link.answerBy, locale)}</Cell>
          <Cell number>{link.phones}</Cell>
          <Cell number>{link.phonesShutOut}</Cell>
        </DataRow>
      ))}
    </DataTable>
  )
}
