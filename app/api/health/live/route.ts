export const dynamic = 'force-dynamic'

/** The process answers. Says nothing of what it needs. */
export function GET(): Response {
  return Response.json({ live: true })
}
