/** A person as he stands in a story: what he would type. */
export type Somebody = { id: string; name: string; phone: string }

/** Who signed on which link. */
export type Signer = Somebody & { inviteId: string; visitId: string; agreementId: string }

/** One borrower, what he asks for, and who signed for him. Ids are the database's own. */
export type SignedHelp = { borrower: Somebody; loanId: string; assistId: string; friends: [Signer, ...Signer[]] }

/** How far it is: one signature, both, both with each of two friends. */
export type HowFar = 'signed' | 'in_force' | 'two_in_force'

export type HelpWanted = {
  howFar: HowFar
  meaning?: 'gift' | 'loan' | 'advance'
  /** When the oldest instalment is due; four weeks ago or so, unless said. */
  firstDueOn?: string
}
