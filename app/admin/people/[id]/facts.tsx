import { ActionForm, FormErrors, FormField, FormSelect, FormShown } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { Row, Rows } from '@/components/ui/rows'
import { SubmitButton } from '@/components/ui/submit-button'
import { mayStaff } from '@/lib/access/rules'
import { publicId } from '@/lib/id'
import type { MaskedPerson } from '@/lib/privacy/queries'
import { REVEAL_PURPOSES, type RevealedField } from '@/lib/privacy/rules'
import { useTranslations } from 'next-intl'
import type { Colleague } from '../../signed-in'
import { reveal } from './actions'

type FactsProps = { person: MaskedPerson; actor: Colleague; look: RevealedField | undefined; here: string }

/** What is known of a person, masked; a look at one field asks for its purpose first. */
export function Facts({ person, actor, look, here }: FactsProps) {
  const t = useTranslations('admin.person')
  const mayLook = mayStaff(actor.role, 'reveal_person')
  const masked: [RevealedField, string][] = [
    ['name', person.maskedName],
    ['phone', person.maskedPhone],
    ['id_number', person.maskedIdNumber],
  ]
  return (
    <section className="staff-pair">
      <div>
        <h2>{t('facts')}</h2>
        <Rows>
          {masked.map(([field, text]) => (
            <Row key={field} label={t(`fields.${field}`)}>
              <span className="num" lang="zh-CN">
                {text}
              </span>{' '}
              {mayLook && <a href={`${here}?look=${field}#look`}>{t('look', { field: t(`fields.${field}`) })}</a>}
            </Row>
          ))}
        </Rows>
        {!mayLook && <p className="meta">{t('mayNotLook')}</p>}
      </div>
      {mayLook && look && <Look person={person} field={look} name={actor.name} here={here} />}
    </section>
  )
}

function Look({
  person,
  field,
  name,
  here,
}: {
  person: MaskedPerson
  field: RevealedField
  name: string
  here: string
}) {
  const t = useTranslations('admin.person')
  const fieldName = t(`fields.${field}`)
  return (
    <div className="look" id="look" data-watermark={Array<string>(40).fill(name).join(' · ')}>
      <h2>{t('lookTitle', { field: fieldName })}</h2>
      <ActionForm action={reveal} className="act-form">
        <FormErrors />
        <input type="hidden" name="person" value={publicId('person', person.id)} />
        <input type="hidden" name="field" value={field} />
        <FormShown label={t('shown', { field: fieldName, name })} />
        <FormSelect
          name="purpose"
          label={t('purpose')}
          placeholder={t('choose')}
          options={REVEAL_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
        />
        <FormField name="note" label={t('note')} hint={t('noteHint')} autoComplete="off" maxLength={200} />
        <p className="meta">{t('lookText')}</p>
        <div className="button-pair">
          <SubmitButton kind="quiet" pendingLabel={t('looking')}>
            {t('lookOnce')}
          </SubmitButton>
          <LinkButton href={here}>{t('lookNot')}</LinkButton>
        </div>
      </ActionForm>
    </div>
  )
}
