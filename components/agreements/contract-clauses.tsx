import { Clauses } from '@/components/ui/clauses'
import type { Contract } from '@/lib/agreements/clauses/contract'
import type { ReactNode } from 'react'

type Props = { contract: Contract; reader: 'friend' | 'borrower'; foot?: ReactNode }

/** The binding text with its operative words strong, and beside each clause what it says to this reader in plain words. */
export function ContractClauses({ contract, reader, foot }: Props) {
  return (
    <Clauses
      label={contract.title}
      foot={foot}
      clauses={contract.clauses.map(({ heading, law, plain, key }) => ({
        title: heading,
        law: (
          <p>
            {law.map(({ text, strong }, index) =>
              strong ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
            )}
          </p>
        ),
        plain: plain[reader],
        important: key,
      }))}
    />
  )
}
