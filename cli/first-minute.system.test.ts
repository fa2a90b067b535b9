import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

describe('whoever tries the made-up company finds a model at work in it', { timeout: 300_000 }, () => {
  let demo: DemoPages
  const pages = new Map<string, Page>()
  const contexts: BrowserContext[] = []
  const complaints: (readonly string[])[] = []

  before(async () => {
    demo = await openDemoPages({ withModel: true })
  })
  after(() => demo.close())

  async function as(role: string): Promise<Page> {
    const known = pages.get(role)
    if (known) return known
    const context = await demo.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    contexts.push(context)
    const page = await context.newPage()
    complaints.push(complaintsOf(page))
    pages.set(role, page)
    await page.goto(demo.links.get(role)!)
    await page.waitForURL(`${demo.origin}/`)
    return page
  }

  test('its data scientist has trained a version that its HR manager has approved', async () => {
    const page = await as('Data scientist')
    // Rows to learn from are made after the first start; a page asks for what is new when it is opened.
    await waitUntil(async () => {
      await page.goto(`${demo.origin}/models`)
      const answers = page.getByRole('row', { name: /Who may leave.*Version 1/ })
      return answers.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      )
    })
    await page.goto(`${demo.origin}/models/leaving?tab=history`)
    await page.getByText('For talks about staying and for nothing else.').first().waitFor()
    await assertAccessible(page)
  })

  test('its lead is asked to decide on two people, one of them blind, and has decided on two', async () => {
    const page = await as('Team lead')
    const lines = page.locator('main').getByRole('row', { name: /Who may leave/ })
    await waitUntil(async () => {
      await page.goto(`${demo.origin}/review?state=decided`)
      return lines
        .nth(1)
        .waitFor({ timeout: 2000 })
        .then(
          () => true,
          () => false,
        )
    })
    await page.goto(`${demo.origin}/review`)
    await lines.nth(1).waitFor()
    assert.equal(await lines.count(), 2)
    await lines.first().getByRole('link').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText(/What keeps this person here/).waitFor()
    await assertAccessible(page)
  })

  test('an employee reads what the model says of them, and from what', async () => {
    const page = await as('Employee')
    await page.goto(`${demo.origin}/me?tab=outlook`)
    await page.getByText('Who may leave').first().waitFor()
    await assertAccessible(page)
  })

  test('no page complained', () => {
    assert.deepEqual(complaints.flat(), [])
  })
})

/** Work in the background of a first start takes half a minute, and more where much else runs. */
async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  const begun = performance.now()
  while (!(await isSo())) assert.ok(performance.now() - begun < 240_000, 'it took more than four minutes')
}
