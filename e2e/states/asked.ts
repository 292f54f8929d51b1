/** A cookie as a browser keeps it. */
export type Cookie = { name: string; value: string }

/** Somebody as he stands in a story: what he would type, and what his browser holds. */
export type Somebody = { personId: string; name: string; phone: string; idNumber: string; cookie: Cookie }

/**
 * How far a friend is on a link: identified, so that the next tap would take it, or on its terms; or how he left it: not now,
 * never (so long ago that no other refusal of his counts any more), by too many wrong digits of his phone, or one try before. As whom: somebody new, the borrower himself, or the friend of that place among
 * those wanted before.
 */
export type FriendWanted = {
  stands: 'identified' | 'taken' | 'declined' | 'said_never' | 'at_last_digits' | 'shut_out'
  link?: number
  as?: 'borrower' | number
}

/** An ask, how the borrower means it, how many links are out, and who stands where on them. */
export type AskWanted = { meaning?: 'gift' | 'loan' | 'advance'; links?: number; friends?: FriendWanted[] }

/** A link as its borrower hands it on, and the address of its first page. */
export type LinkOut = { link: string; digits: string; invite: string }

export type Asked = {
  borrower: Somebody
  assist: string
  links: [LinkOut, ...LinkOut[]]
  friends: Somebody[]
  /** A colleague of support, signed in. */
  support: { cookie: Cookie }
}
