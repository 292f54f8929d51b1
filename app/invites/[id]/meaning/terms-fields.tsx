import { FormDateField, FormField } from '@/components/ui/action-form'
import type { TermsFrame } from '@/lib/agreements/queries'
import { formatDay } from '@/lib/calendar/format'
import { formatRate } from '@/lib/money/format'
import { useLocale, useTranslations } from 'next-intl'

/** What a loan or an advance needs besides its name; for a gift all of it stays empty. */
export function TermsFields({ frame }: { frame: TermsFrame }) {
  const t = useTranslations('invites.meaning')
  const locale = useLocale()
  const dayWithYear = (day: TermsFrame['earliest']) => formatDay(day, locale, { year: true })
  return (
    <>
      <fieldset className="stack">
        <legend className="options-legend">{t('loanTerms')}</legend>
        <FormField
          name="months"
          label={t('months')}
          hint={t('monthsHint')}
          inputMode="numeric"
          maxLength={2}
          look="short"
        />
        <FormDateField name="firstOn" label={t('firstOn')} min={frame.earliest} max={frame.latest} />
        {frame.isRateOffered && (
          <FormField
            name="rate"
            label={t('rate')}
            hint={t('rateHint', { cap: formatRate(frame.capBps) })}
            inputMode="decimal"
            maxLength={6}
            look="short"
          />
        )}
      </fieldset>
      <fieldset className="stack">
        <legend className="options-legend">{t('advanceTerms')}</legend>
        <FormDateField
          name="byOn"
          label={t('byOn')}
          hint={t('byHint', { from: dayWithYear(frame.earliest), to: dayWithYear(frame.latest) })}
          min={frame.earliest}
          max={frame.latest}
        />
      </fieldset>
    </>
  )
}
