import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.fixture.ts'
import type { TestBrowser } from './browser.fixture.ts'
import { openTriedVersion } from './tried-version.fixture.ts'
import type { TriedVersion } from './tried-version.fixture.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe('two versions beside each other, in a real browser', () => {
  let opened: TestBrowser
  let tried: TriedVersion
  let origin: string

  before(async () => {
    opened = await openBrowser()
    tried = await openTriedVersion({ webFolder: fileURLToPath(new URL('../web/dist', import.meta.url)) })
    await tried.server.app.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://localhost:${(tried.server.app.server.address() as AddressInfo).port}`
    await tried.tryBeside()
    await tried.passJudgement()
    await tried.score(2)
    await tried.look()
  })
  after(async () => {
    await tried.close()
    await opened.remove()
  })

  async function openAs(role: 'data_scientist' | 'hr_manager'): Promise<Page> {
    const context = await opened.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    const value = tried.server.cookies[role]
    await context.addCookies([{ name: '__Host-cadre', value, domain: 'localhost', path: '/', secure: true }])
    const page = await context.newPage()
    await page.goto(`${origin}/models/leavers?tab=beside`)
    return page
  }

  async function assertAccessible(page: Page): Promise<void> {
    await page.evaluate(axe)
    const faults = await page.evaluate(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
    )
    assert.deepEqual(faults, [])
  }

  test('a data scientist sees what is tried, and declares an experiment that others approve', async () => {
    const page = await openAs('data_scientist')
    await page.getByRole('heading', { name: /Version 2 puts \d+ ?% of people in the same band/ }).waitFor()
    await page.getByRole('button', { name: 'Declare an experiment' }).click()
    await page.getByLabel('What it is to find out').fill('Does knowing the team help?')
    await page.getByLabel('Last day').fill('2027-06-30')
    await page.getByLabel('Guard: pointing out may change by').fill('0.5')
    await page.getByRole('combobox', { name: 'Measure' }).click()
    await page.getByRole('option', { name: 'Right calls' }).click()
    await page.getByLabel('Reason').fill('It did better on later rows.')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Declare', exact: true }).click()
    await page.getByText('waits for approval').waitFor()
    await page.getByText('Somebody else approves: who declared it').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0)
  })

  test('an HR manager approves; arms, difference and guards are shown, and as what it ended', async () => {
    const page = await openAs('hr_manager')
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByLabel('Reason').fill('Let us see.')
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('People are dealt with the next run').waitFor()
    await tried.score(3)
    await tried.look()
    await page.reload()
    await page.getByText('The difference is shown once 30 outcomes in each arm are known.').waitFor()
    await page.getByRole('heading', { name: 'Guards by group' }).waitFor()
    await assertAccessible(page)
    await tried.writeOutcomes(3)
    await tried.look()
    await page.reload()
    await page.getByText('The version that was tried does better', { exact: true }).waitFor()
    await page.getByText('Somebody who neither declared it nor trained the version decides.').waitFor()
    await page.getByRole('heading', { name: /^The version that is tried does better by/ }).waitFor()
    await assertAccessible(page)
    const picture = process.env['CADRE_PICTURE']
    if (picture !== undefined) await takePictures(page, picture)
  })
})

/** For whoever looks at the page: wide and narrow, light and dark. */
async function takePictures(page: Page, prefix: string): Promise<void> {
  for (const [name, width] of [
    ['wide', 1366],
    ['phone', 390],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 })
      await page.emulateMedia({ colorScheme })
      await page.reload()
      await page.getByRole('heading', { name: 'Guards by group' }).waitFor()
      await page.waitForTimeout(700)
      await page.screenshot({ path: `${prefix}-${name}-${colorScheme}.png`, fullPage: true })
    }
}
