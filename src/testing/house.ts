import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { operations } from '../apps/operations.ts'
import { services } from '../apps/services.ts'
import type { Role } from '../base/role.ts'
import { authenticate } from '../modules/sessions/operations.ts'
import { serve } from '../server/http/serve.ts'
import { rootFolder } from '../server/root.ts'
import { type sizes, type Watched, withPage } from './chromium.ts'
import { testDoorstep } from './doorstep.ts'
import { startedDatabase } from './started-database.ts'

type Visit = {
  /** As whom one tries 江澜区; without it nobody has entered yet. */
  role?: Role
  size?: keyof typeof sizes
  language?: 'zh' | 'en'
  /** Where the journey begins: '/cockpit'. */
  at?: string
}

/** How long a page may take to say something, on a machine that has much else to do. */
const PATIENCE_MS = 60_000

/** The whole product as built, at an address of its own, holding what a first start loads. */
export async function openTestHouse() {
  const webFolder = join(rootFolder(), 'dist/web')
  if (!existsSync(webFolder)) throw new Error('no built pages: run npm run build')
  const db = await startedDatabase()
  const app = await serve(operations, {
    db,
    services: services(),
    doorstep: testDoorstep,
    authenticate: (asking) => authenticate(asking.db, asking.door),
    version: 'test',
    visitorTriesPerMinute: 1000,
    webFolder,
  })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(() => app.close())

  /** One journey through the house; nothing on the way may fail or leave the machine. */
  async function visit(
    { role, at = '/', ...look }: Visit,
    journey: (page: Page, watched: Watched) => Promise<void>,
  ): Promise<void> {
    await withPage({ origin, ...look }, async (page, watched) => {
      page.setDefaultTimeout(PATIENCE_MS)
      if (role !== undefined) {
        const entering = { data: { district: 'jianglan', role } }
        expect((await page.request.post('/api/try-as', entering)).status()).toBe(200)
      }
      await page.goto(at)
      await page.locator('h1').first().waitFor()
      await journey(page, watched)
      expect(watched).toEqual({ faults: [], outside: [] })
    })
  }
  return { origin, visit }
}
