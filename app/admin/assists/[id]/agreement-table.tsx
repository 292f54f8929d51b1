import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { formatInstant } from '@/lib/calendar/format'
import { publicId } from '@/lib/id'
import type { AgreementFile } from '@/lib/insight/queries'
import type { MaskedPerson } from '@/lib/privacy/queries'
import { useLocale, useTranslations } from 'next-intl'
import { AgreementChip } from '../../state-chips'

type AgreementTableProps = { agreements: AgreementFile[]; people: MaskedPerson[] }

/** What was signed, by whom and when; the text itself is for the two who signed it. */
export function AgreementTable({ agreements, people }: AgreementTableProps) {
  const t = useTranslations('admin.assist')
  const meanings = useTranslations('agreements.meaning')
  const locale = useLocale()
  const nameOf = (id: string) => people.find((one) => one.id === id)?.maskedName ?? t('friend')
  return (
    <DataTable
      caption={t('agreements')}
      columns={[{ name: t('agreement') }, { name: t('state') }, { name: t('friend') }, { name: t('signatures') }]}
      empty={t('noAgreements')}
    >
      {agreements.map((one) => (
        <DataRow
          key={one.id}
          heading={<span className="num">{one.number}</span>}
          detail={
            <>
              {meanings(one.meaning)}
              <code className="num nowrap row-line" title={one.textHash}>
                {t('hash', { hash: `${one.textHash.slice(0, 8)}…${one.textHash.slice(-8)}` })}
              </code>
            </>
          }
        >
          <Cell>
            <AgreementChip state={one.state} />
          </Cell>
          <Cell>
            <a href={`/admin/people/${publicId('person', one.friendId)}`} lang="zh-CN">
              {nameOf(one.friendId)}
            </a>
          </Cell>
          <Cell>
            {one.signatures.map(({ side, createdAt }) => (
              <span key={side} className="row-line nowrap">
                {t(`sides.${side}`)}
                <span className="meta row-line">{formatInstant(createdAt, locale)}</span>
              </span>
            ))}
          </Cell>
        </DataRow>
      ))}
    </DataTable>
  )
}
