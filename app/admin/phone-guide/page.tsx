import { Links } from '@/components/ui/links'
import { Notice } from '@/components/ui/notice'
import { mayStaff } from '@/lib/access/rules'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '../staff-page'
import { staffSignedIn } from '../signed-in'

const MAY = ['notYours', 'freely', 'lender', 'never', 'end', 'receipt'] as const
const MAY_NOT = ['taken', 'declined', 'answer', 'loan', 'whether', 'advice'] as const
const WHEN = ['pressed', 'scam', 'locked', 'stolen', 'money', 'anything'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.guide')
  return { title: t('title') }
}

/** What a colleague may say to a friend or a borrower on the phone, and what never. */
export default async function PhoneGuidePage() {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.guide')
  return (
    <StaffPage actor={actor} may="see_phone_guide" current="guide" here="/admin/phone-guide">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <section className="staff-narrow">
        <Notice tone="warn">{t('first')}</Notice>
      </section>
      <section className="staff-pair">
        <Sayings />
        <Silences />
      </section>
      <Answers />
      {mayStaff(actor.role, 'find_person') && (
        <Links>
          <a href="/admin/find">{t('find')}</a>
        </Links>
      )}
    </StaffPage>
  )
}

function Sayings() {
  const t = useTranslations('admin.guide')
  return (
    <div>
      <h2>{t('mayTitle')}</h2>
      <ul className="guide-list">
        {MAY.map((key) => (
          <li key={key}>{t(`may.${key}`)}</li>
        ))}
      </ul>
    </div>
  )
}

function Silences() {
  const t = useTranslations('admin.guide')
  return (
    <div>
      <h2>{t('mayNotTitle')}</h2>
      <ul className="guide-list">
        {MAY_NOT.map((key) => (
          <li key={key}>
            {t(`mayNot.${key}.never`)}
            <span className="meta">{t(`mayNot.${key}.instead`)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Answers() {
  const t = useTranslations('admin.guide')
  return (
    <section className="staff-wide">
      <h2>{t('whenTitle')}</h2>
      <dl className="guide-answers">
        {WHEN.map((key) => (
          <div key={key}>
            <dt>{t(`when.${key}.he`)}</dt>
            <dd>{t(`when.${key}.you`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
