import { ContractClauses } from '@/components/agreements/contract-clauses'
import { Card } from '@/components/ui/card'
import { ClauseNav } from '@/components/ui/clauses'
import { Disclosure } from '@/components/ui/disclosure'
import type { Contract } from '@/lib/agreements/clauses/contract'
import { useTranslations } from 'next-intl'

type Props = { contract: Contract; translation: Contract; hash: string; reader: 'friend' | 'borrower' }

/** The whole text before a signature: one sentence, who signs with whom, the binding clauses, and the same in the other language. */
export function ContractText({ contract, translation, hash, reader }: Props) {
  const t = useTranslations('agreements.contract')
  const { number, clauses, parties, summary, locale } = contract
  return (
    <>
      <Card title={t('brief')}>
        <p>{summary[reader]}</p>
        <p className="meta">{t('number', { number, clauses: clauses.length })}</p>
      </Card>
      <Card title={t('parties')}>
        {parties.map((party) => (
          <p key={party}>{party}</p>
        ))}
      </Card>
      <div lang={locale}>
        <ClauseNav count={clauses.length} />
        <ContractClauses contract={contract} reader={reader} foot={t('fingerprint', { hash: hash.slice(0, 16) })} />
      </div>
      <Disclosure summary={t('translation')}>
        <div lang={translation.locale}>
          {translation.clauses.map(({ id, heading, law }) => (
            <div key={id}>
              <h3>{heading}</h3>
              <p>{law.map(({ text }) => text).join('')}</p>
            </div>
          ))}
        </div>
      </Disclosure>
    </>
  )
}
