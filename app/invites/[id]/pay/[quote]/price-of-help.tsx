import { useTerms } from '@/components/agreements/use-terms'
import { MoneyRow } from '@/components/money/money-row'
import { Card } from '@/components/ui/card'
import { Row, Rows } from '@/components/ui/rows'
import type { AgreementView } from '@/lib/agreements/queries'
import { formatDay } from '@/lib/calendar/format'
import { timeOf } from '@/lib/calendar/shanghai'
import { sumFen } from '@/lib/money/fen'
import { formatFen } from '@/lib/money/format'
import type { QuoteView } from '@/lib/quotes/queries'
import { useLocale, useTranslations } from 'next-intl'

/** For whom, which instalments, as what, and every part of the sum; the parts add up to it. */
export function PriceOfHelp({ quote, agreement }: { quote: QuoteView; agreement: AgreementView }) {
  const t = useTranslations('invites.pay')
  const check = useTranslations('payments.check')
  const meanings = useTranslations('agreements.meaningPlain')
  const terms = useTerms()
  const locale = useLocale()
  const { lines, amountFen, isLive, expiresAt } = quote
  const { parties, meaning, number: agreementNumber } = agreement
  const total = (of: 'principalFen' | 'interestFen' | 'penaltyFen') => sumFen(lines.map((line) => line[of]))
  const signed = t('agreement', { number: agreementNumber })
  return (
    <Card
      title={check('content')}
      titleStyle="hidden"
      foot={isLive ? check('validUntil', { time: timeOf(expiresAt) }) : undefined}
    >
      <Rows>
        <Row label={t('forWhom')} party="borrower">
          {parties.borrower.name}
        </Row>
        {lines.map(({ number, dueOn, owesFen }) => (
          <Row
            key={number}
            label={t('which')}
            detail={
              owesFen > 0n
                ? t('stillOwes', { amount: formatFen(owesFen) })
                : check('lineDue', { day: formatDay(dueOn, locale) })
            }
          >
            {check('line', { number })}
          </Row>
        ))}
        <Row label={t('meaning')} detail={meaning === 'gift' ? signed : `${terms(agreement.terms)} ${signed}`}>
          {meanings(meaning)}
        </Row>
        <MoneyRow label={check('principal')} fen={total('principalFen')} />
        <MoneyRow label={check('interest')} fen={total('interestFen')} />
        <MoneyRow label={check('penalty')} fen={total('penaltyFen')} />
        <MoneyRow label={check('fee')} fen={0n} />
        <MoneyRow label={check('total')} fen={amountFen} total />
      </Rows>
    </Card>
  )
}
