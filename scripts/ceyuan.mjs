/** The command line from a checkout: builds quietly where the sources have changed, then runs it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureBuilt, ensureInstalled, root } from './steps.mjs'

checkNode()
ensureInstalled(console.error)
// What the build says goes to standard error: standard output is the command's own.
if (!ensureBuilt(2)) process.exit(1)
await import(pathToFileURL(join(root, 'dist/cli/ceyuan.js')).href)
