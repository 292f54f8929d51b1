import type { StdioOptions } from 'node:child_process'

export interface EmbeddedOptions {
  /** The server's data folder; default: the one of this clone. */
  dataDir?: string
  /** Default: the one of last time, or any free one. */
  port?: number
  /** A server without durability in a scratch folder that is removed at its end. */
  throwAway?: boolean
  /** Where the server's own messages go; default: nowhere. */
  log?: Extract<StdioOptions, string> | number
}

export interface RunningEmbedded {
  ownerUrl: string
  port: number
  dataDir: string
}

export interface StartedEmbedded extends RunningEmbedded {
  stop(): Promise<void>
}

export declare function startEmbedded(options?: EmbeddedOptions): Promise<StartedEmbedded>
export declare function findEmbedded(options?: Pick<EmbeddedOptions, 'dataDir'>): Promise<RunningEmbedded | undefined>
export declare function openEmbedded(options?: EmbeddedOptions): Promise<StartedEmbedded & { started: boolean }>
export declare function removeEmbedded(options?: Pick<EmbeddedOptions, 'dataDir'>): Promise<void>
export declare function planEmbedded(options?: EmbeddedOptions): Promise<RunningEmbedded & { args: string[] }>
export declare function dataDirOf(clone?: string): string
