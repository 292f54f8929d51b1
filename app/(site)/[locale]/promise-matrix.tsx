import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PartyAvatar } from '@/components/ui/party-avatar'

const PARTIES = ['borrower', 'friend', 'lender'] as const
const QUESTIONS = ['before', 'change', 'money', 'record'] as const

const nw = (chunks: ReactNode) => <span className="nowrap">{chunks}</span>

/**
 * Who is promised what: a table on a wide screen, groups on a phone. The roles are written out because a table
 * laid out as blocks is no longer read as a table.
 */
export function PromiseMatrix() {
  const t = useTranslations('site.promises')
  return (
    <div className="promises" role="table" aria-label={t('label')}>
      <div role="row" className="promises-head">
        <span role="columnheader">
          <span className="visually-hidden">{t('what')}</span>
        </span>
        {PARTIES.map((party) => (
          <span key={party} role="columnheader" className={`text-${party}`}>
            <PartyAvatar party={party} initial={t(`${party}Initial`)} small />
            {t(party)}
          </span>
        ))}
      </div>
      {QUESTIONS.map((question) => (
        <div key={question} role="row" className="promises-row">
          <b role="rowheader">{t(`${question}.title`)}</b>
          {PARTIES.map((party) => (
            <div key={party} role="cell">
              <span className={`promises-who text-${party}`} aria-hidden="true">
                {t(party)}
              </span>
              <span>{t.rich(`${question}.${party}`, { nw })}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
