/** The public pages, as the reader's address bar has them. */
export type SitePath = '/' | '/how' | '/scam' | '/terms' | '/status'
