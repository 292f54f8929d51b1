import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./messages/request.ts')

/**
 * One more setting is read by the build alone: NEXT_SERVER_ACTIONS_ENCRYPTION_KEY (32 bytes, base64). The ids of the actions
 * follow from it, so it stays the same over builds and machines of one deployment: a form that is open in a browser then still
 * works after an update. The build writes it in clear into its manifest: `.next` is published nowhere.
 */
const config: NextConfig = {
  output: 'standalone',
  // A lockfile in a folder above ours would otherwise become the root, and move the server inside the build.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['postgres'],
  poweredByHeader: false,
  reactStrictMode: true,
  // `next dev` would write a file of its own into the tree.
  agentRules: false,
  // Our pictures are drawn as SVG; without the optimizer there is one endpoint less to defend.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  // `npm test` checks the types of everything, tests included; a second check here would double the time of a first start.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // Several root layouts: no single one could frame the page of an address that is no route.
    globalNotFound: true,
    serverActions: { bodySizeLimit: '64kb' },
    // Beyond this the body would be cut off in silence; the front door and the limit above refuse earlier.
    proxyClientMaxBodySize: '128kb',
  },
}

export default withMessages(config)
