import { useTranslations } from 'next-intl'

/** Where one is on a path of fixed order. */
export function StepBar({ step, total }: { step: number; total: number }) {
  const t = useTranslations('ui')
  return (
    <>
      <div className="steps" aria-hidden="true">
        {Array.from({ length: total }, (_, i) => (
          <span key={i} className={i < step ? 'step-done' : undefined} />
        ))}
      </div>
      <p className="meta step-count">{t('step', { step, total })}</p>
    </>
  )
}
