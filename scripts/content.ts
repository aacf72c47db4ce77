/**
 * Makes again what content/ holds of made things, after a change of the reader, the table of names
 * or the demonstration's settings: `npx tsx scripts/content.ts`. A test compares the two.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { madePackages } from '../src/apps/demo/made-packages.ts'
import { demoWorkbook } from './demo-workbook.ts'

const place = (path: string) => fileURLToPath(new URL(`../content/${path}`, import.meta.url))

const packages = madePackages((path) => readFileSync(place(path), 'utf8'))
for (const [path, text] of packages) writeFileSync(place(path), text)
writeFileSync(place('demo/jianglan-2025Q3.xlsx'), await demoWorkbook())
