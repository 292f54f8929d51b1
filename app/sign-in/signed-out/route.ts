/** After signing out: what this browser kept of the pages goes too. Language, colours and size are no secret and stay. */
export function GET(): Response {
  return new Response(null, {
    status: 303,
    headers: { location: '/sign-in', 'clear-site-data': '"cache", "storage"' },
  })
}
