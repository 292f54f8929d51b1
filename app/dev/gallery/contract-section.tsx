import { useTranslations } from 'next-intl'
import { ClauseNav, Clauses } from '@/components/ui/clauses'
import { Section } from './section'

export function ContractSection() {
  const t = useTranslations('dev.gallery.contract')
  return (
    <Section name="contract">
      <div className="gallery-wide always-light">
        <ClauseNav count={2} />
        <Clauses
          label={t('label')}
          clauses={[
            { title: t('which'), law: <p>{t('whichLaw')}</p>, plain: <p>{t('whichPlain')}</p> },
            { title: t('once'), law: <p>{t('onceLaw')}</p>, plain: <p>{t('oncePlain')}</p>, important: true },
          ]}
          foot={t('foot')}
        />
      </div>
    </Section>
  )
}
