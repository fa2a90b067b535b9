import { openBrowser } from '@cadre/server/browser.fixture'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'

const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface DemoPages {
  readonly browser: Browser
  readonly origin: string
  /** The link that signs in, by the title of the role. */
  readonly links: ReadonlyMap<string, string>
  readonly close: () => Promise<void>
}

interface DemoOptions {
  /** Has its people train a model, approve it and look at scores in the background, as who tries Cadre gets it. */
  readonly withModel?: boolean
}

/** A real browser, and the made-up company served. */
export async function openDemoPages({ withModel = false }: DemoOptions = {}): Promise<DemoPages> {
  const { browser, folder, remove } = await openBrowser()
  const served = spawn(
    process.execPath,
    [
      launcher,
      'serve',
      '--demo',
      '--port',
      '0',
      '--folder',
      join(folder, 'data'),
      ...(withModel ? [] : ['--no-model']),
    ],
    { env: { ...process.env, CADRE_HOME: join(folder, 'home') }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const links = new Map<string, string>()
  for await (const line of createInterface(served.stdout)) {
    const [, title, link] = /^(\S.*?)\s+(http\S+#link=\S+)$/.exec(line) ?? []
    if (title !== undefined && link !== undefined) links.set(title, link)
    if (title === 'Executive') break
  }
  const link = links.get('HR manager')
  if (link === undefined) {
    // A browser that stays open would keep the test from ending.
    await remove()
    throw new Error('the made-up company was not served')
  }
  return {
    browser,
    origin: new URL(link).origin,
    links,
    close: async () => {
      served.kill('SIGTERM')
      await once(served, 'exit')
      await remove()
    },
  }
}

/**
 * What a page complains of, as it comes. That a busy server asks to come back (503) is none: the page does, and rows to learn
 * from are made in the background of a first start.
 */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 503'))
      complaints.push(message.text())
  })
  return complaints
}

/** That axe finds nothing on the page as it stands. */
export async function assertAccessible(page: Page): Promise<void> {
  // What fades in has another contrast on the way: nothing begins to from here on, and what has begun is waited for, but for what turns for ever.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(
    `Promise.all(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished.catch(() => undefined))).then(() => undefined)`,
  )
  // Through the debugger, which the policy of the page does not bind.
  await page.evaluate(axe)
  const look = (): Promise<unknown> =>
    page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + failureSummary).join(' | ')))`,
    )
  let faults = await look()
  // What was still on its way counts only if it is there when looked at again.
  if (Array.isArray(faults) && faults.length > 0) {
    await page.waitForTimeout(1000)
    faults = await look()
  }
  assert.deepEqual(faults, [])
}
