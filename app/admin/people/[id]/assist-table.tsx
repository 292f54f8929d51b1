import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { AssistSummary } from '@/lib/insight/queries'
import { formatFen } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'
import { useAskWords } from '../../ask-words'
import { shortId } from '../../payment-table'
import { AssistChip } from '../../state-chips'

/** The asks of a person and those that he signed as a friend, each leading to its own page. */
export function AssistTable({ assists, personId }: { assists: AssistSummary[]; personId: string }) {
  const t = useTranslations('admin.assist')
  const locale = useLocale()
  const wordsOf = useAskWords()
  return (
    <DataTable
      caption={t('table.caption')}
      columns={[
        { name: t('table.assist') },
        { name: t('table.as') },
        { name: t('state') },
        { name: t('table.what') },
        { name: t('maximum'), number: true },
      ]}
      empty={t('table.none')}
    >
      {assists.map((assist) => {
        const shown = publicId('assist', assist.id)
        return (
          <DataRow
            key={assist.id}
            heading={
              <a className="num" href={`/admin/assists/${shown}`}>
                {shortId(shown)}
              </a>
            }
            detail={formatInstant(assist.createdAt, locale)}
          >
            <Cell>{t(`sides.${assist.borrowerId === personId ? 'borrower' : 'friend'}`)}</Cell>
            <Cell>
              <AssistChip state={assist.state} />
            </Cell>
            <Cell>{wordsOf(assist.ask)}</Cell>
            <Cell number>{formatFen(assist.maximumFen)}</Cell>
          </DataRow>
        )
      })}
    </DataTable>
  )
}
