/** Finds the browser that journeys and PDFs need, and installs it where this machine lets us. */
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './steps.mjs'

const NAMES = ['chromium', 'google-chrome', 'chromium-browser', 'google-chrome-stable']
const PACKAGES = ['chromium', 'fonts-noto-cjk']

export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...(named ? [named] : []), ...paths].find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** True when there is a browser, found or installed. Says in one line what to do where there is none. */
export async function ensureBrowser(tell = console.log) {
  if (findBrowser() !== undefined) return true
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    tell(`正在安装浏览器 · Installing ${PACKAGES.join(', ')}`)
    await aptInstall(PACKAGES)
    if (findBrowser() !== undefined) return true
  }
  tell(
    '没有找到浏览器,浏览器测试将计为失败。请安装 Chromium(apt-get install chromium fonts-noto-cjk),或用 CHROMIUM_PATH 指明其位置。',
  )
  tell(
    'No browser found, the journeys will count as failed. Install Chromium (apt-get install chromium fonts-noto-cjk), or say where it is with CHROMIUM_PATH.',
  )
  return false
}

async function aptInstall(packages) {
  const patient = ['-o', 'DPkg::Lock::Timeout=120', '-qq']
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', [...patient, 'update'], { quiet: true, env })
  const options = [...patient, 'install', '-y', '--no-install-recommends', ...packages]
  const { code, output } = await run('apt-get', options, { quiet: true, env })
  if (code !== 0) console.log(output.trim().split('\n').slice(-3).join('\n'))
}
