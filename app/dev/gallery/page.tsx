import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { requireDevMode } from '../require-dev-mode'
import { ButtonSection, SwitchSection } from './button-section'
import { CardSection, StateSection } from './card-section'
import { ChartSection, PaySection } from './chart-section'
import { ChoiceSection, FormSection } from './form-section'
import { ContractSection } from './contract-section'
import { EmptySection, FrameSection } from './frame-section'
import { ListSection, RecordSection } from './list-section'
import { StaffSection } from './staff-section'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('dev.gallery')
  return { title: t('title') }
}

function Gallery() {
  const t = useTranslations('dev.gallery')
  return (
    <main className="gallery">
      <h1 className="title">{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <SwitchSection />
      <ButtonSection />
      <CardSection />
      <StateSection />
      <FormSection />
      <ChoiceSection />
      <ListSection />
      <RecordSection />
      <ChartSection />
      <PaySection />
      <ContractSection />
      <EmptySection />
      <FrameSection />
      <StaffSection />
    </main>
  )
}

export default async function GalleryPage() {
  await requireDevMode()
  return <Gallery />
}
