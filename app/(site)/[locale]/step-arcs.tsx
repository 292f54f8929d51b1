import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

const BORROWER_ARC = 'M60 68A32 32 0 0 1 92 36'
const FRIEND_ARC = 'M140 44A32 32 0 0 1 108 76'

const Paper = ({ y, signed }: { y: number; signed: boolean }) => (
  <g className="arcs-paper" transform={`translate(0 ${y})`}>
    <rect x="87" y="0" width="26" height="33" rx="4" />
    <path d={signed ? 'M93 9h14M93 16h14' : 'M93 9h14M93 16h14M93 23h8'} />
    {signed && <path d="M93 25h5" className="arcs-signed-borrower" />}
    {signed && <path d="M102 25h5" className="arcs-signed-friend" />}
  </g>
)

const Arcs = () => (
  <>
    <path d={BORROWER_ARC} className="arcs-borrower" />
    <path d={FRIEND_ARC} className="arcs-friend" />
  </>
)

/** The same two arcs in four positions. */
const DRAWINGS: Record<'ask' | 'understand' | 'pay' | 'repay', { viewBox: string; drawing: ReactNode }> = {
  ask: {
    viewBox: '52 26 100 66',
    drawing: (
      <>
        <path d={BORROWER_ARC} className="arcs-borrower" />
        <path d={FRIEND_ARC} className="arcs-nobody" />
        <g className="arcs-dots">
          <circle cx="108" cy="33" r="3" />
          <circle cx="118" cy="32" r="3" />
          <circle cx="128" cy="33" r="3" />
        </g>
      </>
    ),
  },
  understand: {
    viewBox: '52 26 100 66',
    drawing: (
      <>
        <Arcs />
        <path d={FRIEND_ARC} className="arcs-hollow" />
        <Paper y={40} signed={false} />
      </>
    ),
  },
  pay: {
    viewBox: '36 26 160 66',
    drawing: (
      <>
        <g transform="translate(-16)">
          <Arcs />
          <Paper y={40} signed />
        </g>
        <path d="M138 44h17m-5.5-5.5 5.5 5.5-5.5 5.5" className="arcs-arrow" />
        <rect x="163" y="29" width="30" height="30" rx="8" className="arcs-lender" />
      </>
    ),
  },
  repay: {
    viewBox: '52 26 100 66',
    drawing: (
      <>
        <Arcs />
        <Paper y={37} signed />
        <g className="arcs-dots">
          <circle cx="62" cy="81" r="3" />
          <circle cx="71" cy="84" r="3" />
        </g>
        <g className="arcs-open-dots">
          <circle cx="80" cy="85.5" r="2.5" />
          <circle cx="89" cy="84.5" r="2.5" />
          <circle cx="97.5" cy="81" r="2.5" />
        </g>
      </>
    ),
  },
}

const STEPS = ['ask', 'understand', 'pay', 'repay'] as const

export function StepArcs() {
  const t = useTranslations('site.steps')
  return (
    <ol className="four-steps">
      {STEPS.map((step) => (
        <li key={step}>
          <svg viewBox={DRAWINGS[step].viewBox} role="img" aria-label={t(`${step}.drawing`)} focusable="false">
            {DRAWINGS[step].drawing}
          </svg>
          <h3>{t(`${step}.title`)}</h3>
          <p>{t(`${step}.text`)}</p>
        </li>
      ))}
    </ol>
  )
}
