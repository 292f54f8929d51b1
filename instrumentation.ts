/** Next calls this once, before the first page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { openFrontDoor } = await import('@/front-door')
  openFrontDoor()
  const { takeOverFailures } = await import('@/lib/logger')
  takeOverFailures()
}
