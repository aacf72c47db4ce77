import type { DocumentCopy, OfficialDocument } from '../../base/document.ts'
import { type Ask, withBrowser } from './browser-pipe.ts'
import { imprintHeight } from './docx-foot.ts'
import { findBrowser } from './find-browser.ts'
import { imprintPage } from './pages.ts'
import { refuseDocument } from './problems.ts'
import { documentPages, type ImprintPlace } from './to-html.ts'

const TIMEOUT_SECONDS = 60

/** Where Chromium is; undefined when there is none. */
type Browser = { path: string | undefined }

function found(): Browser {
  return { path: findBrowser(process.env) }
}

/** Prints one HTML page in the size that its own style names. Scripts do not run; nothing is loaded. */
export function htmlToPdf(html: string, browser: Browser = found()): Promise<Uint8Array> {
  return printing(browser, (print) => print(html))
}

/**
 * The PDF of a document. It is printed once to count its pages and then with its imprint at the foot
 * of the last even page: on the last page if that is even and has room, else on a page of its own.
 * Refuses with `document.noBrowser`, `document.browserFailed`.
 */
export function documentToPdf(
  document: OfficialDocument,
  copy: DocumentCopy,
  browser: Browser = found(),
): Promise<Uint8Array> {
  return printing(browser, async (print) => {
    const page = (place: ImprintPlace) => print(documentPages(document, copy, place))
    const { imprint } = document
    if (imprint === null) return page({ at: 'end' })
    const count = pageCount(await page({ at: 'nowhere' }))
    if (count % 2 === 1) return page({ at: 'ownPage' })
    const planned = imprintPage(document, imprintHeight(imprint.copyTo))
    if (planned.at !== 'foot') return page({ at: 'ownPageAfterBlank' })
    const footed = await page(planned)
    const own = copy === 'issued' && pageCount(footed) !== count
    return own ? page({ at: 'ownPageAfterBlank' }) : footed
  })
}

/** Chromium writes every page as an object of its own, outside compressed streams. */
function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}

type PrintHtml = (html: string) => Promise<Uint8Array>

async function printing<T>({ path }: Browser, work: (print: PrintHtml) => Promise<T>): Promise<T> {
  if (path === undefined) return refuseDocument('noBrowser')
  try {
    return await withBrowser(path, TIMEOUT_SECONDS, async (ask) => work(await printer(ask)))
  } catch (fault) {
    return refuseDocument('browserFailed', { reason: fault instanceof Error ? fault.message : '' })
  }
}

/** Opens an empty page without scripts and without a network, and prints what is put into it. */
async function printer(ask: Ask): Promise<PrintHtml> {
  const { targetId } = await ask('Target.createTarget', { params: { url: 'about:blank' } })
  const { sessionId } = await ask('Target.attachToTarget', {
    params: { targetId, flatten: true },
  })
  const tell = (method: string, params: object) => ask(method, { sessionId, params })
  await tell('Network.enable', {})
  await tell('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  await tell('Emulation.setScriptExecutionDisabled', { value: true })
  return async (html) => {
    await tell('Page.setDocumentContent', { frameId: targetId, html })
    const { data } = await tell('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
    })
    return new Uint8Array(Buffer.from(String(data), 'base64'))
  }
}
