/** A broken assumption of ours, never a user's mistake: it reaches the error page with a digest and rolls the transaction back. */
export class AssertionFailure extends Error {
  override name = 'AssertionFailure'
}

/** Stops the program's present act when `condition` does not hold; `what` names the assumption and holds nothing personal. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new AssertionFailure(what)
}

/** For the end of a switch over a closed union: does not compile while a case is missing. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unexpected case: ${String(value)}`)
}
