/** Installs what is missing, builds what has changed, starts the house in this very process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkNode, ensureBuilt, ensureInstalled, root } from './steps.mjs'

checkNode()
endWithParent()
ensureInstalled()
if (!ensureBuilt()) process.exit(1)
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)

/** A shell between npm and us dies without passing the signal on; then we end as if we had been asked. */
function endWithParent() {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
