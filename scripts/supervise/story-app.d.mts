/** What the apps of one run share: a database server and the secrets of its seeded template. */
export interface StoryServer {
  ownerUrl: string
  secrets: Record<string, string>
}

export interface RunningApp {
  /** Where the product answers, and where the parties beyond us do. */
  origin: string
  outsideUrl: string
  /** The settings of the owner's programs of this app: what lib/env.ts reads, DATABASE_URL included. */
  env: Record<string, string>
  /** The folder in which each of its processes writes its log. */
  logs: string
  pidOf(name: 'web' | 'worker' | 'outside'): number | undefined
  close(): Promise<void>
}

export declare function openStoryServer(): Promise<{ server: StoryServer; close(): Promise<void> }>
export declare function openApp(
  server: StoryServer,
  name: string,
  given?: Readonly<Record<string, string>>,
): Promise<RunningApp>
