/** The command line from a checkout: builds quietly where the sources have changed, then runs it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureBuilt, ensureInstalled, root } from './steps.mjs'

checkNode()
ensureInstalled(console.error)
await ensureBuilt(console.error)
await import(pathToFileURL(join(root, 'dist/cli/ceyuan.js')).href)
