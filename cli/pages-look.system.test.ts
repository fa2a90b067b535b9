import type { Role } from '@cadre/people'
import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { now, startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { compareSettled } from './compare-picture.fixture.ts'

const origin = 'http://localhost:3000'
interface Look {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
}

const wide: Look = { viewport: { width: 1100, height: 760 }, colorScheme: 'light' }
const phone: Look = { viewport: { width: 360, height: 760 }, colorScheme: 'light' }

describe('whole pages look as they did, over a small company on one day', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder })
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  /** A browser of somebody with the role, whose requests the server answers without a port, on the server's day. */
  async function contextOf(role: Role, { viewport, colorScheme }: Look): Promise<BrowserContext> {
    const context = await opened.browser.newContext({
      viewport,
      colorScheme,
      locale: 'en',
      timezoneId: 'Europe/Madrid',
      reducedMotion: 'reduce',
    })
    await context.clock.setFixedTime(now())
    await context.route(`${origin}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url())
      const answer = await server.app.inject({
        method: route.request().method() as 'GET',
        url: `${pathname}${search}`,
        headers: { accept: '*/*', host: 'localhost:3000', cookie: `__Host-cadre=${server.cookies[role]}` },
      })
      return route.fulfill({
        status: answer.statusCode,
        contentType: String(answer.headers['content-type'] ?? ''),
        body: answer.rawPayload,
      })
    })
    return context
  }

  async function shotOf(page: Page): Promise<Uint8Array> {
    await page.waitForLoadState('networkidle')
    return page.screenshot({ animations: 'disabled', caret: 'hide' })
  }

  for (const [name, role, pathOf, look] of [
    ['home', 'hr_manager', () => '/', wide],
    ['people', 'hr_manager', () => '/people', wide],
    ['person', 'hr_manager', () => `/people/${server.people.report}`, wide],
    ['chart', 'hr_manager', () => '/organisation-chart', wide],
    ['chart-drawn', 'hr_manager', () => '/organisation-chart?view=drawn', wide],
    [
      'chart-drawn-phone-dark',
      'hr_manager',
      () => '/organisation-chart?view=drawn',
      { ...phone, colorScheme: 'dark' },
    ],
    ['goals', 'hr_manager', () => '/goals?whose=all', wide],
    ['hiring', 'recruiter', () => '/hiring', wide],
    ['own-phone', 'employee', () => '/me', phone],
    ['home-dark', 'hr_manager', () => '/', { ...wide, colorScheme: 'dark' }],
    ['people-phone-dark', 'hr_manager', () => '/people', { ...phone, colorScheme: 'dark' }],
  ] as const) {
    test(name, async () => {
      await using context = await contextOf(role, look)
      const page = await context.newPage()
      await page.goto(`${origin}${pathOf()}`)
      await page.locator('h1').first().waitFor()
      await compareSettled(`page-${name}`, () => shotOf(page))
    })
  }
})
