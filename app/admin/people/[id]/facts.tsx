import { Row, Rows } from '@/components/ui/rows'
import { mayStaff } from '@/lib/access/rules'
import { publicId } from '@/lib/id'
import type { MaskedPerson } from '@/lib/privacy/queries'
import type { RevealedField } from '@/lib/privacy/rules'
import { useTranslations } from 'next-intl'
import { Look } from '../../look'
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
      {mayLook && look && (
        <Look
          action={reveal}
          title={t('look', { field: t(`fields.${look}`) })}
          labels={[t(`fields.${look}`)]}
          note="note"
          name={actor.name}
          text={t('lookText')}
          here={here}
        >
          <input type="hidden" name="person" value={publicId('person', person.id)} />
          <input type="hidden" name="field" value={look} />
        </Look>
      )}
    </section>
  )
}
