import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { DateField, Field, IdCardField, MoneyField, OtpField, PhoneField, SpokenCodeField } from '@/components/ui/field'
import { OptionCard, OptionGroup } from '@/components/ui/option-group'
import { Segments } from '@/components/ui/segments'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { Section } from './section'

export function FormSection() {
  const t = useTranslations('dev.gallery.form')
  return (
    <Section name="forms">
      <div>
        <ErrorSummary
          title={t('summary')}
          problems={[
            { field: 'wrong-id', message: t('idError') },
            { field: 'wrong-otp', message: t('otpError') },
          ]}
        />
        <IdCardField
          name="wrong-id"
          label={t('id')}
          hint={t('idHint')}
          error={t('idError')}
          defaultValue="11010519491231002"
        />
        <OtpField name="wrong-otp" label={t('otp')} hint={t('otpHint')} error={t('otpError')} defaultValue="318204" />
      </div>
      <div>
        <PhoneField name="phone" label={t('phone')} hint={t('phoneHint')} />
        <OtpField name="otp" label={t('otp')} hint={t('otpHint')} />
        <SpokenCodeField name="spoken" label={t('spoken')} defaultValue="4082" />
        <IdCardField name="id-number" label={t('id')} hint={t('idHint')} />
      </div>
      <div>
        <MoneyField name="money" label={t('money')} hint={t('moneyHint')} defaultValue="412.50" />
        <DateField name="day" label={t('day')} min="2026-12-21" />
        <Select
          name="purpose"
          label={t('select')}
          placeholder={t('selectNone')}
          options={[
            { value: 'dispute', label: t('selectA') },
            { value: 'call', label: t('selectB') },
          ]}
        />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} />
        <Field name="full-name" label={t('name')} hint={t('nameHint')} autoComplete="name" look="signature" />
      </div>
    </Section>
  )
}

export function ChoiceSection() {
  const t = useTranslations('dev.gallery.choice')
  const meanings = (name: string, chosen?: string) =>
    (['loan', 'gift', 'advance'] as const).map((value, i) => (
      <OptionCard
        key={value}
        name={name}
        value={value}
        id={i === 0 ? name : undefined}
        title={t(value)}
        detail={t(`${value}Text`)}
        defaultChecked={value === chosen}
      />
    ))
  return (
    <Section name="choices">
      <OptionGroup name="meaning" legend={t('meaning')} hint={t('meaningHint')} error={t('meaningError')}>
        {meanings('meaning')}
      </OptionGroup>
      <OptionGroup name="chosen" legend={t('meaning')}>
        {meanings('chosen', 'loan')}
      </OptionGroup>
      <div>
        <OptionGroup name="instrument" legend={t('card')} legendHidden>
          <OptionCard name="instrument" value="card" title={t('card')} detail={t('cardText')} icon="card" />
          <OptionCard name="instrument" value="off" title={t('off')} detail={t('offText')} icon="plus" disabled />
          <OptionCard name="act" type="checkbox" value="alone" title={t('gift')} aside={t('alone')} defaultChecked />
        </OptionGroup>
        <Segments
          name="way"
          legend={t('sign')}
          segments={[
            { value: 'typed', label: t('typed') },
            { value: 'drawn', label: t('drawn') },
          ]}
          defaultValue="typed"
        />
        <Card title={t('consent')} titleStyle="hidden">
          <Checkbox name="consent" label={t('consent')} detail={t('consentDetail')} />
          <Checkbox name="consent-given" label={t('consent')} defaultChecked />
          <Checkbox name="consent-missing" label={t('consent')} error={t('consentError')} />
        </Card>
      </div>
    </Section>
  )
}
