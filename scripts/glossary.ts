/** `npm run glossary`: writes docs/glossary.md anew. */
import { writeFileSync } from 'node:fs'
import { glossaryPage } from '../src/testing/glossary.ts'

writeFileSync('docs/glossary.md', await glossaryPage())
