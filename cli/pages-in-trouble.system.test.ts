import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { assertAccessible, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

describe('the pages when something is in the way, in a real browser', () => {
  let demo: DemoPages
  let origin: string
  let context: BrowserContext
  let page: Page

  before(async () => {
    demo = await openDemoPages()
    ;({ origin } = demo)
    context = await demo.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    page = await context.newPage()
    await page.goto(demo.links.get('HR manager')!)
    await page.waitForURL(`${origin}/`)
  })
  after(() => demo.close())
  afterEach(async () => {
    await context.setOffline(false)
    await page.unrouteAll()
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  })

  const heading = (name: string, of = page) => of.getByRole('heading', { level: 1, name }).waitFor()
  const toBeRead = async (of = page): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await of.emulateMedia({ colorScheme })
      await assertAccessible(of)
    }
    await of.emulateMedia({ colorScheme: 'light' })
  }

  test('without a connection it says so, what is typed stays, and it goes on by itself', async () => {
    await page.goto(`${origin}/people`)
    await page.getByRole('row').nth(3).waitFor()
    await context.setOffline(true)
    const notice = page.getByRole('status').filter({ hasText: 'Cadre cannot be reached' })
    await notice.waitFor()
    await toBeRead()
    const rows = await page.getByRole('row').count()
    await page.getByRole('searchbox').fill('a')
    await page.waitForURL(/q=a/)
    await context.setOffline(false)
    await notice.waitFor({ state: 'detached' })
    assert.equal(await page.getByRole('searchbox').inputValue(), 'a')
    await page.getByRole('row').nth(3).waitFor()
    assert.ok(rows > 3)
  })

  test('what is printed is the page without what leads around, as long as it is, black on white', async () => {
    for (const path of ['/people', '/overview', '/me']) {
      await page.goto(`${origin}${path}`)
      await page.waitForLoadState('networkidle')
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      await page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
      assert.equal(await page.getByRole('navigation', { name: 'Menu' }).isVisible(), false, path)
      assert.equal(await page.getByRole('banner').isVisible(), false, path)
      const cut = await page.evaluate(
        `[...document.querySelectorAll('main *')].filter((one) => getComputedStyle(one).overflowY !== 'visible' &&
          getComputedStyle(one).display !== 'inline' && one.scrollHeight > one.clientHeight + 4 && one.clientHeight > 40)
          .map((one) => one.className + ' ' + one.scrollHeight + ' > ' + one.clientHeight)`,
      )
      assert.deepEqual(cut, [], path)
      assert.equal(
        await page.evaluate('getComputedStyle(document.body).backgroundColor'),
        'rgb(255, 255, 255)',
      )
      const sheet = await page.pdf({ format: 'A4' })
      assert.ok(sheet.length > 5_000, path)
      await page.evaluate("window.dispatchEvent(new Event('afterprint'))")
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    }
  })

  test('a list that a server could not answer says so with its number, and trying again shows it', async () => {
    let answers = 0
    await page.route(/\/api\/v1\/people\?/, async (route) => {
      answers++
      await route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: 'about:blank',
          title: 'Error',
          status: 500,
          code: 'internal-error',
          detail: 'This failed.',
          requestId: 'rqs_0000000000000000000001',
        }),
      })
    })
    await page.goto(`${origin}/people`)
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    await page.getByText('rqs_0000000000000000000001').waitFor()
    assert.ok(answers > 1, 'it had tried by itself')
    await toBeRead()
    await page.unroute(/\/api\/v1\/people\?/)
    await again.click()
    await page.getByRole('row').nth(3).waitFor()
  })

  test('a panel of the home page that could not be filled says so, and the others are shown', async () => {
    await page.route(/\/api\/v1\/onboarding-tasks/, (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.goto(`${origin}/`)
    const panel = page.getByRole('region', { name: 'Late onboarding tasks' })
    await panel.getByRole('button', { name: 'Try again' }).waitFor()
    await page.getByRole('region', { name: 'To decide' }).waitFor()
    await toBeRead()
    await page.unroute(/\/api\/v1\/onboarding-tasks/)
    await panel.getByRole('button', { name: 'Try again' }).click()
    await panel.getByRole('button', { name: 'Try again' }).waitFor({ state: 'detached' })
  })

  test('what somebody may not see is told as that, and what is not there as that', async () => {
    await using own = await demo.browser.newContext({ locale: 'en' })
    const employee = await own.newPage()
    await employee.goto(demo.links.get('Employee')!)
    await employee.waitForURL(`${origin}/`)
    await employee.goto(`${origin}/administration/accounts`)
    await employee.getByRole('heading', { name: 'Your role does not see this' }).waitFor()
    await toBeRead(employee)
    await employee.goto(`${origin}/people/per_0000000000000000000000`)
    await heading('There is no such page', employee)
    await toBeRead(employee)
    await employee.getByRole('link', { name: /home/i }).last().click()
    await heading('Good day', employee)
  })

  test('an address with a tab that no page has shows the first, and a day that is none is today', async () => {
    await page.goto(`${origin}/me?tab=nonsense&asOf=never`)
    await page.getByRole('tab', { selected: true }).waitFor()
    await page.getByRole('tabpanel').waitFor()
    assert.doesNotMatch(await page.getByRole('main').innerText(), /You look at/)
    await page.goto(`${origin}/review?tab=nonsense`)
    await page.getByRole('tab', { selected: true }).waitFor()
    await page.getByRole('tabpanel').waitFor()
  })

  test('a plan is begun from a template; a task is ticked at once, and is open again when the server refuses', async () => {
    await page.goto(`${origin}/onboarding`)
    await heading('Onboarding')
    await page.getByRole('button', { name: 'New plan' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Who starts' }).click()
    await page.getByRole('option').nth(1).click()
    await dialog.getByRole('combobox', { name: 'Template' }).click()
    await page.getByRole('option').first().click()
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Make the plan' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const task = page.locator('main').getByRole('checkbox').last()
    await task.waitFor()
    const busy = JSON.stringify({
      type: 'https://cadre.dev/errors#overloaded',
      title: 'busy',
      status: 503,
      code: 'overloaded',
      detail: 'The server is busy.',
      requestId: 'rqs_0000000000000000000002',
    })
    let answer = (): void => {}
    const seen = new Promise<void>((done) => (answer = done))
    await page.route(/\/api\/v1\/onboarding-tasks\//, async (route) => {
      await seen
      await route.fulfill({ status: 503, contentType: 'application/problem+json', body: busy })
    })
    const box = `[id="${await task.getAttribute('id')}"]`
    await task.click()
    await page.locator(`${box}:checked`).waitFor()
    // Only now is it answered.
    answer()
    await page.getByText('Not saved').waitFor()
    await page.locator(`${box}:not(:checked)`).waitFor()
    await toBeRead()
    await page.unroute(/\/api\/v1\/onboarding-tasks\//)
    const kept = page.waitForResponse(/\/api\/v1\/onboarding-tasks\//)
    await task.click()
    const saved = await kept
    assert.equal(saved.status(), 200)
    const [, id] = /onboarding-tasks\/(\w+)/.exec(saved.url())!
    const record = (await page.evaluate(
      `fetch('/api/v1/onboarding-tasks/${id}').then((found) => found.json())`,
    )) as { values: { doneOn?: string } }
    assert.match(record.values.doneOn ?? '', /^\d{4}-\d\d-\d\d$/)
  })

  test('the home of an administrator names who did what', async () => {
    await using own = await demo.browser.newContext({ locale: 'en' })
    const admin = await own.newPage()
    await admin.goto(demo.links.get('Administrator')!)
    await admin.waitForURL(`${origin}/`)
    const acts = admin.getByRole('region', { name: 'Last changes' })
    await acts.getByRole('listitem').first().waitFor()
    const said = await acts.getByRole('listitem').allInnerTexts()
    assert.ok(
      said.every((text) => !text.includes('acc_')),
      said.join('\n'),
    )
    assert.ok(
      said.some((text) => /^\S.* · /.test(text)),
      said.join('\n'),
    )
  })
})
