import type { ProblemBody, ProblemCode } from './protocol'

/** What a request is refused with; the server turns it into a signed answer. */
export class Problem extends Error {
  override name = 'Problem'
  readonly body: ProblemBody
  constructor(code: ProblemCode, details: Omit<ProblemBody, 'code'> = {}) {
    super(code)
    this.body = { code, ...details }
  }
}
