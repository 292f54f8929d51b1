import { ActionForm, FormErrors, FormField } from '@/components/ui/action-form'
import { NavItem, NavList } from '@/components/ui/nav-list'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayStaff } from '@/lib/access/rules'
import { idOf, publicId } from '@/lib/id'
import { listMaskedPeople } from '@/lib/privacy/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '../staff-page'
import { staffSignedIn, type Colleague } from '../signed-in'
import { find } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.find')
  return { title: t('title') }
}

type FindPageProps = { searchParams: Promise<{ people?: string | string[] }> }

export default async function FindPage({ searchParams }: FindPageProps) {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.find')
  const { people } = await searchParams
  return (
    <StaffPage actor={actor} may="find_person" current="find" here="/admin/find">
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      <ActionForm action={find} className="act-form staff-narrow" blame={{ nobody_found: 'value' }}>
        <FormErrors />
        <FormField
          name="value"
          label={t('value')}
          hint={t('hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          look="id"
        />
        <div>
          <SubmitButton pendingLabel={t('pending')}>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
      {typeof people === 'string' && <Found actor={actor} shown={people} />}
      <section className="staff-narrow">
        <Notice tone="info">{t('audited')}</Notice>
      </section>
    </StaffPage>
  )
}

/** A phone may belong to several people: whoever asked chooses by the masked facts. */
async function Found({ actor, shown }: { actor: Colleague; shown: string }) {
  const ids = shown.split(',', 10).flatMap((text) => idOf('person', text) ?? [])
  if (ids.length === 0 || !mayStaff(actor.role, 'see_person')) return null
  const t = await getTranslations('admin.find')
  const people = await listMaskedPeople(actor, ids)
  return (
    <section className="staff-narrow">
      <h2>{t('several', { count: people.length })}</h2>
      <NavList label={t('several', { count: people.length })}>
        {people.map(({ id, maskedName, maskedPhone, maskedIdNumber }) => (
          <NavItem key={id} href={`/admin/people/${publicId('person', id)}`} detail={maskedIdNumber}>
            <span lang="zh-CN">{maskedName}</span> <span className="num">{maskedPhone}</span>
          </NavItem>
        ))}
      </NavList>
    </section>
  )
}
