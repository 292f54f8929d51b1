import { AppBar, AppBarLink } from '@/components/ui/app-bar'
import { Body, Page } from '@/components/ui/page'
import { StepBar } from '@/components/ui/step-bar'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

/** A neutral public page, for somebody over whose shoulder another looks. */
const NEUTRAL = 'https://www.weather.com.cn/'
const STEPS = 6

/** The frame of every page of the friend's path: back, and out of here in one tap. */
export function Frame({
  back,
  step,
  doc,
  bar,
  children,
}: {
  back?: string
  step?: number
  doc?: boolean
  /** What sticks to the bottom. */
  bar?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('invites.frame')
  return (
    <Page
      width={doc ? 'doc' : undefined}
      alwaysLight={doc}
      appBar={
        <AppBar backHref={back}>
          <AppBarLink href={NEUTRAL} icon="exit" rel="noreferrer">
            {t('leave')}
          </AppBarLink>
        </AppBar>
      }
    >
      <Body>
        {step !== undefined && <StepBar step={step} total={STEPS} />}
        {children}
      </Body>
      {bar}
    </Page>
  )
}
