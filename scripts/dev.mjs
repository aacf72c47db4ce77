/** While writing code: the server restarts and the pages reload by themselves. */
import { spawn } from 'node:child_process'
import { bin, checkNode, ensureInstalled, root } from './steps.mjs'

checkNode()
ensureInstalled()
const server = spawn(bin('tsx'), ['watch', '--clear-screen=false', 'src/apps/server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
})
const pages = spawn(bin('vite'), ['--config', 'src/apps/web/vite.config.ts'], {
  cwd: root,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.kill(signal)
    pages.kill(signal)
  })
}
