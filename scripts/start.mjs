/** Installs what is missing, builds what has changed, starts the house in this very process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureBuilt, ensureInstalled, root } from './steps.mjs'

checkNode()
ensureInstalled()
if (!ensureBuilt()) process.exit(1)
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
