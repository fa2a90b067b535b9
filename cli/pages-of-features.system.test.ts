import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

describe('the catalogue of features in a real browser', () => {
  let demo: DemoPages
  let origin: string
  let page: Page
  let complaints: readonly string[]

  before(async () => {
    demo = await openDemoPages()
    ;({ origin } = demo)
    const context = await demo.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en',
      reducedMotion: 'reduce',
    })
    page = await context.newPage()
    await page.goto(demo.links.get('Data scientist')!)
    await page.waitForURL(`${origin}/`)
    complaints = complaintsOf(page)
    await countedSnapshot(page)
  })
  after(() => demo.close())

  /** The demo makes its rows in the background of its first start. */
  async function countedSnapshot(on: Page): Promise<void> {
    const newest = on.getByText(/^Retention: .* \d+ people$/)
    for (let tries = 0; tries < 60; tries++) {
      await on.goto(`${origin}/models?tab=features`)
      await on.getByText('155 features').waitFor()
      if (await newest.isVisible()) return
      await on.waitForTimeout(3000)
    }
    assert.fail('the demo has written no features')
  }

  const heading = (name: string | RegExp, level = 1) => page.getByRole('heading', { level, name }).waitFor()

  test('features are looked for, narrowed and sorted, and the address says how', async () => {
    await assertAccessible(page)
    await page.getByRole('searchbox', { name: 'Find a feature' }).fill('overtime')
    await page
      .getByRole('status')
      .getByText(/^\d features$/)
      .waitFor()
    await page.getByRole('combobox', { name: 'May be used for' }).click()
    await page.getByRole('option', { name: 'Wellbeing' }).click()
    await page.getByRole('button', { name: 'Missing' }).click()
    const search = new URL(page.url()).searchParams
    assert.deepEqual(
      ['tab', 'q', 'use', 'sort'].map((name) => search.get(name)),
      ['features', 'overtime', 'wellbeing', '-missing'],
    )
    const said = await page.getByRole('table', { name: 'Features' }).innerText()
    await page.reload()
    await page.getByRole('table', { name: 'Features' }).waitFor()
    assert.equal(
      await page.getByRole('table', { name: 'Features' }).innerText(),
      said,
      'the address is enough',
    )
    await page.goto(`${origin}/models?tab=features`)
    await page.getByRole('combobox', { name: 'Order' }).click()
    await page.getByRole('option', { name: 'Alike together' }).click()
    await page.waitForURL(/sort=cluster/)
    const lines = page.getByRole('table', { name: 'Features' }).getByRole('row')
    await lines
      .nth(1)
      .getByText(/^[a-z]+_\w+(, \w+)*$/)
      .waitFor()
    await page.getByRole('combobox', { name: 'Order' }).click()
    await page.getByRole('option', { name: 'By importance' }).click()
    await page.waitForURL(/sort=-importance/)
    await page.getByRole('columnheader', { name: 'Importance', exact: false }).waitFor()
    assert.ok((await lines.count()) > 100, 'all features in one list')
    await assertAccessible(page)
    await page.getByRole('searchbox', { name: 'Find a feature' }).fill('nothing of the kind')
    await page.getByText('No feature like that').waitFor()
    await assertAccessible(page)
  })

  test('a feature tells by keyboard how it is spread, what it goes with, and where it comes from and goes to', async () => {
    await page.goto(`${origin}/models?tab=features&q=pay_compa_ratio`)
    const link = page.getByRole('link', {
      name: 'Base pay for full time over the middle of the pay band (compa-ratio)',
    })
    await link.focus()
    await page.keyboard.press('Enter')
    await heading('Base pay for full time over the middle of the pay band (compa-ratio)')
    await heading(/^Half of the people lie between/, 2)
    await heading(/^It goes most with “How far base pay lies above or below the middle of the pay band”$/, 2)
    const counts = await page
      .getByRole('figure')
      .filter({ hasText: 'Half of the people' })
      .getByRole('row')
      .allInnerTexts()
    assert.ok(counts.length > 3)
    for (const count of counts.slice(1)) assert.match(count, /[05]$/, 'multiples of five')
    const lineage = page.getByRole('region', { name: 'Where it comes from and goes to' })
    const records = lineage.getByRole('list', { name: 'Records' })
    assert.ok(
      (await records.getByRole('listitem').allInnerTexts()).some((text) => text.startsWith('Pay band')),
    )
    await assertAccessible(page)
    await lineage.getByRole('link', { name: 'features/retention' }).press('Enter')
    await heading('features/retention')
  })

  test('a data set says what it was made of and its versions, and leads back to its features', async () => {
    await page.goto(`${origin}/models/data-sets/features/retention`)
    await heading('features/retention')
    const made = page.getByRole('region', { name: 'What it was made of' })
    for (const term of ['As of', 'As known at', 'By Cadre', 'Rows', 'Declarations'])
      await made.getByText(term, { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Versions' }).getByRole('row').nth(1).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'emp_tenure_months' }).click()
    await heading('Time since the present employment began')
    await page.goto(`${origin}/models/data-sets/features/nothing`)
    await heading('There is no such data set')
  })

  test('on a phone in the dark, in another language, it is read without scrolling sideways', async () => {
    const context = await demo.browser.newContext({
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
      locale: 'es',
      reducedMotion: 'reduce',
      // The language that was chosen stays with the browser.
      storageState: { cookies: await page.context().cookies(), origins: [] },
    })
    const phone = await context.newPage()
    const told = complaintsOf(phone)
    for (const path of [
      '/models?tab=features&q=promo',
      '/models/features/emp_months_since_promotion',
      '/models/data-sets/features/retention',
    ]) {
      await phone.goto(`${origin}${path}`)
      await phone.getByRole('heading', { level: 1 }).waitFor()
      await phone.waitForLoadState('networkidle')
      const widths = (await phone.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as number[]
      assert.equal(widths[0], widths[1], path)
      await assertAccessible(phone)
    }
    await phone.goto(`${origin}/models/features/emp_months_since_promotion`)
    await phone.getByRole('heading', { name: 'De dónde viene y adónde va' }).waitFor()
    await context.close()
    assert.deepEqual(told, [])
  })

  test('nothing complained', () => {
    assert.deepEqual(complaints, [])
  })
})
