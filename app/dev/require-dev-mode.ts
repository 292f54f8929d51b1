import { notFound } from 'next/navigation'
import { connection } from 'next/server'

/** Pages for developers exist in demo and test mode only; elsewhere they are not found. Asked anew at each request. */
export async function requireDevMode(): Promise<void> {
  await connection()
  if (process.env.MODE !== 'demo' && process.env.MODE !== 'test') notFound()
}
