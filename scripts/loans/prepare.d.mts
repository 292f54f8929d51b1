export interface Prepared {
  ownerUrl: string
  mode: 'demo' | 'test' | 'production'
  /** Whether the server was started for this. */
  started: boolean
  stop(): Promise<void>
}

export declare function prepare(): Promise<Prepared>
