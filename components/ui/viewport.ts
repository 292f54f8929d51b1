import type { Viewport } from 'next'

/** The viewport of every layout: the reader may always zoom, and the browser's bars take the colour of the page. */
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1513' },
  ],
}
