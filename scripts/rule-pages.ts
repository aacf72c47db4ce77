/** `npm run rule-pages`: writes what the engine gives into the pages of docs/rules/language, and their index. */
import { readFileSync, writeFileSync } from 'node:fs'
import { indexed, pageFiles } from '../src/apps/rules/construct-list.ts'
import { readPage } from '../src/apps/rules/construct-page.ts'

const pages = pageFiles().map((file) => {
  const page = readPage(file, readFileSync(file, 'utf8'))
  writeFileSync(file, page.rendered)
  for (const { name, what, expected, found } of page.differences)
    console.error(`${file}: ${name}: ${what}: ${expected} expected, ${found} found`)
  return page
})
const index = 'docs/rules/language.md'
writeFileSync(index, indexed(readFileSync(index, 'utf8'), pages))
console.log(`${pages.length} pages`)
