import type { ReactNode } from 'react'

export type Segment = { value: string; label: ReactNode }

/** Two or three equal ways of doing one thing. */
export function Segments({
  name,
  legend,
  segments,
  defaultValue,
}: {
  name: string
  legend: string
  segments: Segment[]
  defaultValue?: string
}) {
  return (
    <fieldset>
      <legend className="visually-hidden">{legend}</legend>
      <div className="segments" key={defaultValue}>
        {segments.map((segment) => (
          <label key={segment.value}>
            <input type="radio" name={name} value={segment.value} defaultChecked={segment.value === defaultValue} />
            {segment.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
