import { Chip } from '@/components/ui/chip'
import { Cell, DataRow, DataTable } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { mayStaff } from '@/lib/access/rules'
import { listColleagues } from '@/lib/auth/queries'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '../staff-page'
import { staffSignedIn } from '../signed-in'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.colleagues')
  return { title: t('title') }
}

export default async function ColleaguesPage() {
  const actor = await staffSignedIn()
  const t = await getTranslations('admin.colleagues')
  const roles = await getTranslations('admin.frame.roles')
  const colleagues = mayStaff(actor.role, 'see_colleagues') ? await listColleagues(actor) : []
  return (
    <StaffPage actor={actor} may="see_colleagues" current="colleagues" here="/admin/colleagues">
      <h1>{t('title')}</h1>
      <DataTable
        caption={t('title')}
        columns={[{ name: t('name') }, { name: t('email') }, { name: t('role') }, { name: t('state') }]}
      >
        {colleagues.map(({ id, name, email, role, ended }) => (
          <DataRow
            key={id}
            heading={<span lang="zh-CN">{name}</span>}
            detail={id === actor.staffId ? t('you') : undefined}
          >
            <Cell>{email}</Cell>
            <Cell>{roles(role)}</Cell>
            <Cell>
              <Chip tone={ended ? 'plain' : 'ok'} icon={ended ? 'cross' : 'check'}>
                {t(ended ? 'left' : 'active')}
              </Chip>
            </Cell>
          </DataRow>
        ))}
      </DataTable>
      <section className="staff-narrow">
        <Notice>{t('add')}</Notice>
      </section>
    </StaffPage>
  )
}
