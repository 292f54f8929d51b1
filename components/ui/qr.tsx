import { create } from 'qrcode'

/** A code to be scanned, drawn on the server as one path; white in both themes because scanners need it. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const path = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  ).join('')
  return (
    <svg
      className="qr"
      viewBox={`-3 -3 ${modules.size + 6} ${modules.size + 6}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path} fill="#16211e" />
    </svg>
  )
}
