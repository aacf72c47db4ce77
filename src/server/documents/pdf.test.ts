import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sampleDocument } from '../../testing/sample-document.ts'
import { findBrowser } from './find-browser.ts'
import { documentToPdf, htmlToPdf } from './pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-browser-'))
const program = (name: string, script = '#!/bin/sh\nexit 3\n') => {
  const path = join(folder, name)
  writeFileSync(path, script)
  chmodSync(path, 0o755)
  return path
}
const chromium = program('chromium')
const chrome = program('google-chrome')
writeFileSync(join(folder, 'notes.txt'), 'not a program')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['CHROMIUM_PATH first', { CHROMIUM_PATH: chrome, PATH: folder }, chrome],
  ['then chromium on the PATH', { PATH: `/nowhere:${folder}` }, chromium],
  ['an empty CHROMIUM_PATH counts as none', { CHROMIUM_PATH: '', PATH: folder }, chromium],
  [
    'a wrong CHROMIUM_PATH is not replaced by a guess',
    { CHROMIUM_PATH: '/nowhere', PATH: folder },
    undefined,
  ],
  ['a file that cannot run is no browser', { CHROMIUM_PATH: join(folder, 'notes.txt') }, undefined],
  ['a folder is no browser', { CHROMIUM_PATH: folder }, undefined],
  ['nothing on the PATH', { PATH: '/nowhere' }, undefined],
])('%s', (_, environment, found) => {
  expect(findBrowser(environment)).toBe(found)
})

test('without a browser the PDF is refused with the next step', async () => {
  const missing = findBrowser({})
  await expect(documentToPdf(sampleDocument(1), 'issued', { path: missing })).rejects.toMatchObject(
    {
      code: 'document.noBrowser',
    },
  )
})

test('a browser that stops is told apart from a browser that is missing', async () => {
  await expect(htmlToPdf('<p>1</p>', { path: chromium })).rejects.toMatchObject({
    code: 'document.browserFailed',
    details: { reason: 'exit 3' },
  })
})

test('Chromium prints the paper with its imprint on an even page', async () => {
  const pdf = Buffer.from(await documentToPdf(sampleDocument(2), 'issued')).toString('latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect((pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0) % 2).toBe(0)
})
