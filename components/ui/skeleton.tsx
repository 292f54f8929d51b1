/** The shape of a card that is being fetched, without movement; used as a Suspense fallback inside a page. */
export function SkeletonCard({ shape }: { shape: 'amount' | 'rows' }) {
  return (
    <div className="card skeleton" aria-hidden="true">
      <i className="skeleton-short" />
      {shape === 'rows' && [0, 1, 2].map((row) => <i key={row} className="skeleton-row" />)}
      {shape === 'amount' && (
        <>
          <i className="skeleton-amount" />
          <i className="skeleton-long" />
          <div className="skeleton-bars">
            {[0, 1, 2, 3, 4, 5].map((bar) => (
              <i key={bar} />
            ))}
          </div>
        </>
      )}
    </div>
  )
}
