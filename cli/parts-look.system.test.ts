import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { compareSettled } from './compare-picture.fixture.ts'

const root = join(import.meta.dirname, '..')
const origin = 'http://parts.example'
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Who looks at the parts: the page of parts asks the API for nothing else. */
const me = {
  accountId: 'acc_0000000000000000000000',
  personId: null,
  displayName: 'Parts',
  language: 'en',
  roles: ['employee'],
  dataClasses: [],
  setUpNeeded: [],
}

describe('every shared part looks as it did', () => {
  let opened: TestBrowser
  let built: string

  before(async () => {
    opened = await openBrowser()
    built = join(opened.folder, 'parts')
    // The page of parts is in what is built to work on the pages, and not in what is served.
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        'web',
        '--mode=development',
        '--logLevel=error',
        `--outDir=${built}`,
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'development' } },
    )
    assert.equal(status, 0, stderr)
  })
  after(() => opened.remove())

  async function openParts(page: Page): Promise<void> {
    await page.route(`${origin}/**`, async (route) => {
      const { pathname } = new URL(route.request().url())
      if (pathname === '/api/v1/me') return route.fulfill({ json: me })
      if (pathname.startsWith('/api/'))
        return route.fulfill({ json: { items: [], nextCursor: null, unread: 0 } })
      const file = join(
        built,
        existsSync(join(built, pathname)) && pathname !== '/' && extname(pathname) !== ''
          ? pathname
          : 'index.html',
      )
      return route.fulfill({
        body: readFileSync(file),
        contentType: types[extname(file)] ?? 'application/octet-stream',
      })
    })
    await page.goto(`${origin}/parts`)
    await page.getByRole('heading', { level: 1, name: 'Parts' }).waitFor()
    await page.locator('figure canvas').waitFor()
    await page.waitForLoadState('networkidle')
  }

  for (const [name, width, colorScheme] of [
    ['wide-light', 1100, 'light'],
    ['wide-dark', 1100, 'dark'],
    ['phone-light', 360, 'light'],
  ] as const) {
    test(name, async () => {
      await using context = await opened.browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        locale: 'en',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await openParts(page)
      const height = Number(await page.evaluate('document.documentElement.scrollHeight'))
      await page.setViewportSize({ width, height })
      await page.waitForLoadState('networkidle')
      const content = page.locator('#content')
      await compareSettled(`parts-${name}`, () =>
        content.screenshot({ animations: 'disabled', caret: 'hide' }),
      )
    })
  }
})
