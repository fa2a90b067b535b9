import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openAs, origin } from './server-pages.fixture.ts'

/** Bytes, zipped, that may arrive before the home page is shown; in another language what the server says in it comes too. */
const budgets = { en: 250_000, es: 310_000 }

describe('a first visit', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 12 })
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  for (const [locale, budget] of Object.entries(budgets))
    test(`takes less than ${budget / 1000} kB zipped before the home page is shown, and no charts (${locale})`, async () => {
      await using context = await openAs('hr_manager', { opened, server, locale })
      const page = await context.newPage()
      const asked: string[] = []
      let fetched: readonly string[] | undefined
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => {
        if (message.text() === 'the page stands') fetched = [...asked]
      })
      await page.addInitScript(`new MutationObserver((_, observer) => {
        if (!document.querySelector('main h1')) return
        observer.disconnect()
        console.log('the page stands')
      }).observe(document, { childList: true, subtree: true })`)
      await page.goto(origin)
      await page.locator('main h1').waitFor()
      const all = fetched ?? []
      // The figures of the company are charts: they come, with their parts, when the page stands without them.
      const charts = all.findIndex((url) => url.includes('company-figures'))
      const names = all
        .slice(0, charts < 0 ? undefined : charts)
        .map((name) => new URL(name).pathname)
        .filter((path) => path.startsWith('/assets/'))
      const bytes = [...new Set(names), '/index.html'].map(
        (path) => gzipSync(readFileSync(join(webFolder, path))).length,
      )
      const sum = bytes.reduce((all, one) => all + one, 0)
      assert.ok(names.some((path) => path.includes('home-page')) && sum > 100_000, `${sum} bytes`)
      assert.ok(sum < budget, `${sum} bytes in ${names.length} files`)
      const later = /draw-chart|command-palette|day-picker|account-menu|news|later-styles/
      assert.deepEqual(
        names.filter((path) => later.test(path)),
        [],
      )
      // What opens on a click comes by itself after that, and so does what other pages say.
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').getByRole('textbox').waitFor()
      await page.keyboard.press('Escape')
      await page.goto(`${origin}/goals`)
      // On a busy machine the browser itself may be away from its work for half a minute.
      await page.locator('main h1').waitFor({ timeout: 120_000 })
    })
})
