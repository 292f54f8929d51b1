/** Settings for lib/env.ts with a database that answers; `close()` stops only a server that was started for this command. */
export declare function openCommand(): Promise<{ env: Record<string, string>; close(): Promise<void> }>
