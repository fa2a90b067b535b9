import { authenticatorCode } from '@cadre/server/authenticator.fixture'
import { openBrowser } from '@cadre/server/browser.fixture'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { runCadre } from './cadre.fixture.ts'

const launcher = fileURLToPath(new URL('./bin/cadre.js', import.meta.url))

export interface EmptyPages {
  readonly browser: Browser
  readonly origin: string
  /** The link of the first HR manager; it signs in once. */
  readonly link: string
  readonly close: () => Promise<void>
}

/** A real browser, and an installation as `cadre init` and `cadre serve` make it: nobody is in it. */
export async function openEmptyPages(): Promise<EmptyPages> {
  const { browser, folder, remove } = await openBrowser()
  const env = { ...process.env, CADRE_HOME: join(folder, 'home') }
  const data = ['--folder', join(folder, 'data')]
  const init = await runCadre(['init', '--json', ...data], { cwd: folder, env })
  const { links } = JSON.parse(init.stdout) as { links: { title: string; link: string }[] }
  const served = spawn(process.execPath, [launcher, 'serve', '--port', '0', ...data], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let origin = ''
  for await (const line of createInterface(served.stdout)) {
    origin = /listens on (\S+)/.exec(line)?.[1] ?? ''
    if (origin !== '') break
  }
  const { hash } = new URL(links.find(({ title }) => title === 'HR manager')!.link)
  return {
    browser,
    origin,
    link: `${origin}/sign-in${hash}`,
    close: async () => {
      served.kill('SIGTERM')
      await once(served, 'exit')
      await remove()
    },
  }
}

/** Opens a first link, sets up what the role needs, and signs in with it. */
export async function setUpAndSignIn(page: Page, { link, origin }: EmptyPages): Promise<void> {
  const password = 'several words do well here'
  await page.goto(link)
  await page.fill('#new-password', password)
  await page.click('#new-password-form button')
  await page.locator('#authenticator-form').waitFor()
  await page.fill('#first-code', authenticatorCode(await page.locator('#authenticator-key').innerText()))
  await page.click('#authenticator-form button')
  await page.locator('#status', { hasText: 'All is set up' }).waitFor()
  // A code of the app opens once; the next comes after half a minute, and a recovery code at once.
  const codes = await page.locator('#recovery-codes').innerText()
  await page.fill('#password', password)
  await page.click('#password-form button')
  await page.locator('#code-form').waitFor()
  await page.fill('#code', codes.split('\n')[0]!)
  await page.click('#code-form button')
  await page.waitForURL(`${origin}/`)
}
