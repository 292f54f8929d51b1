/** The three sides of a repayment; each has its colour and its shape. */
export type Party = 'borrower' | 'friend' | 'lender'
