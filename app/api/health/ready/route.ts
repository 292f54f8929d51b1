import { readiness } from '@/lib/health'

export const dynamic = 'force-dynamic'

/** 200 when every part that a request needs answers, else 503; which part is down, never why. */
export async function GET(): Promise<Response> {
  const { ready, parts } = await readiness()
  return Response.json({ ready, parts }, { status: ready ? 200 : 503 })
}
