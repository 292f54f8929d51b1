import { OptionCard, OptionGroup } from '@/components/ui/option-group'

type Option = { value: string; title: string; detail?: string }

/** One question with its answers as cards. Its name is the question's, and its field's. */
export function Choices({
  name,
  legend,
  chosen,
  options,
}: {
  name: string
  legend: string
  chosen: string | undefined
  options: Option[]
}) {
  return (
    <>
      <input type="hidden" name="question" value={name} />
      <OptionGroup name={name} legend={legend} legendHidden>
        {options.map(({ value, title, detail }, index) => (
          <OptionCard
            key={value}
            id={index === 0 ? name : undefined}
            name={name}
            value={value}
            title={title}
            detail={detail}
            defaultChecked={chosen === value}
          />
        ))}
      </OptionGroup>
    </>
  )
}
