export declare function findBrowser(source?: Record<string, string | undefined>): string | undefined
