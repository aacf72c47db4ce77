/** `npx tsx scripts/programme-schema.ts`: writes docs/rules/programme.schema.json anew, for editors. */
import { writeFileSync } from 'node:fs'
import { programmeSchema } from '../src/rules/language/json-schema.ts'

writeFileSync('docs/rules/programme.schema.json', programmeSchema())
