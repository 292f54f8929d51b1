import '@/app/styles/contract.css'
import { signedIn } from '@/app/me/signed-in'
import { ContractText } from '@/components/agreements/contract-text'
import { ActionForm, FormErrors, FormField } from '@/components/ui/action-form'
import { AppBar } from '@/components/ui/app-bar'
import { Card } from '@/components/ui/card'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { Body, Page, PageTitle } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { SupportLink } from '@/components/ui/support-link'
import { isSteppedUp } from '@/lib/access/rules'
import { getAgreement, type AgreementView } from '@/lib/agreements/queries'
import { getAssist } from '@/lib/assists/queries'
import { idOf, publicId } from '@/lib/id'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { sign } from '../../../actions'
import { WithdrawForm } from '../../withdraw-form'

type Props = { params: Promise<{ id: string; agreement: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.contract')
  return { title: t('title') }
}

/** The text that the friend signed, read by the borrower: he signs the same, or ends it. */
export default async function SignPage({ params }: Props) {
  const actor = await signedIn()
  const shown = await params
  const [assistId, agreementId] = [idOf('assist', shown.id), idOf('agreement', shown.agreement)]
  const agreement = agreementId && (await getAgreement(actor, agreementId))
  const assist = assistId && (await getAssist(actor, assistId))
  if (!agreement || !assist || agreement.assistId !== assist.id) notFound()
  const t = await getTranslations('assists.sign')
  const maySign = agreement.state === 'signed' && agreement.signBy > assist.now && assist.state === 'asking'
  const path = `/me/assists/${shown.id}`
  return (
    <Page
      width="doc"
      alwaysLight
      appBar={
        <AppBar backHref={path}>
          <SupportLink />
        </AppBar>
      }
    >
      <Body>
        <PageTitle lead={t('lead', { friend: agreement.parties.friend.name })}>{t('title')}</PageTitle>
        <ContractText
          contract={agreement.contract}
          translation={agreement.translation}
          hash={agreement.textHash}
          reader="borrower"
        />
        {!maySign ? (
          <Notice>{t('over')}</Notice>
        ) : isSteppedUp(actor.steppedUpAt, assist.now) ? (
          <SignForm agreement={agreement} />
        ) : (
          <Card>
            <div className="stack">
              <p>{t('proof')}</p>
              <LinkButton href={`/me/confirm?next=${path}/sign/${shown.agreement}`} kind="primary">
                {t('prove')}
              </LinkButton>
            </div>
          </Card>
        )}
        {maySign ? <EndForm agreement={agreement} /> : <LinkButton href={path}>{t('back')}</LinkButton>}
      </Body>
    </Page>
  )
}

async function SignForm({ agreement: { id, textHash } }: { agreement: AgreementView }) {
  const t = await getTranslations('assists.sign')
  const words = await getTranslations('agreements.sign')
  return (
    <Card title={words('title')}>
      <ActionForm action={sign} className="stack" blame={{ signature_name_differs: 'name' }}>
        <FormErrors />
        <input type="hidden" name="agreement" value={publicId('agreement', id)} />
        <input type="hidden" name="hash" value={textHash} />
        <input type="hidden" name="method" value="typed" />
        <FormField
          name="name"
          label={words('name')}
          hint={words('nameHint')}
          autoComplete="name"
          maxLength={50}
          look="signature"
        />
        <SubmitButton pendingLabel={t('signing')}>{t('sign')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

async function EndForm({ agreement: { inviteId } }: { agreement: AgreementView }) {
  const t = await getTranslations('assists')
  return (
    <WithdrawForm inviteId={inviteId} pending={t('signed.ending')}>
      {t('sign.not')}
    </WithdrawForm>
  )
}
