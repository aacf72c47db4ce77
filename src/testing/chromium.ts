import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Sizes that every page is looked at in: a desk and a hand. */
export const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Flags without which Chromium fails as root, or speaks to the outside. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of this machine: CHROMIUM_PATH, then the PATH. Undefined where there is none. */
export function chromiumPath(): string | undefined {
  const asked = process.env['CHROMIUM_PATH']
  if (asked !== undefined && existsSync(asked)) return asked
  const folders = (process.env['PATH'] ?? '').split(':')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

/** What the page did wrong by itself: faults on its console, and calls that left the machine. */
export type Watched = { faults: string[]; outside: string[] }

type Options = {
  size?: keyof typeof sizes
  /** The address of the server under test; everything else counts as outside. */
  origin: string
  language?: 'zh' | 'en'
}

/** One browser for a test file; it ends with the process that launched it. */
let browser: Promise<Browser> | undefined

/**
 * Opens one page that knows of no other (no cookies, nothing kept), watches it, and closes it. The
 * journey gets the page and what has been watched so far, and asserts on it.
 */
export async function withPage(
  { size = 'desk', origin, language = 'zh' }: Options,
  journey: (page: Page, watched: Watched) => Promise<void>,
): Promise<void> {
  browser ??= launched()
  const context = await (await browser).newContext({
    viewport: sizes[size],
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    baseURL: origin,
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
    // A panel that still grows moves under the pointer: a slow machine clicked beside a button.
    reducedMotion: 'reduce',
    ...(size === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  })
  try {
    await context.addInitScript(inLanguage, language)
    const page = await context.newPage()
    await journey(page, watch(page, origin))
  } finally {
    await context.close()
  }
}

/**
 * Runs inside every page before its own code; a language chosen in the journey stays chosen. A paper
 * shown in a frame has no store of its own.
 */
function inLanguage(language: string): void {
  if (window !== window.top) return
  if (localStorage.getItem('ceyuan.language') === null)
    localStorage.setItem('ceyuan.language', language)
}

function launched(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined)
    throw new Error('no Chromium found: install chromium, or set CHROMIUM_PATH')
  return chromium.launch({ executablePath, args: flags })
}

function watch(page: Page, origin: string): Watched {
  const watched: Watched = { faults: [], outside: [] }
  page.on('pageerror', (error) => watched.faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') watched.faults.push(message.text())
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && /^(https?|wss?):/.test(url)) watched.outside.push(url)
  })
  return watched
}
