/** Digits to be said on the phone, each with its reading. */
export function SpokenCode({ digits, readings }: { digits: string; readings: string[] }) {
  return (
    <p className="spoken-code">
      {[...digits].map((digit, i) => (
        <span key={i}>
          <b>{digit}</b>
          <span aria-hidden="true">{readings[Number(digit)]}</span>
        </span>
      ))}
    </p>
  )
}
