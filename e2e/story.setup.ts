import { openStoryServer } from '../scripts/supervise/story-app.mjs'

/** Before the first story: the database server and the seeded template that every app copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const { server, close } = await openStoryServer()
  process.env.STORY_SERVER = JSON.stringify(server)
  return close
}
