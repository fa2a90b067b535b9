import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { runCadre } from './cadre.fixture.ts'

const sample = new URL('../synth/sample/people.csv', import.meta.url).pathname
const sizes = [
  { name: 'wide', width: 1280, height: 900 },
  { name: 'phone', width: 360, height: 800 },
]

describe('the report in a real browser', () => {
  let browser: Browser
  let opened: TestBrowser
  let report: string

  before(async () => {
    opened = await openBrowser()
    browser = opened.browser

    const out = join(opened.folder, 'study')
    const options = ['--budget', 'fast', '--learners', 'logistic-regression,gradient-boosting', '--out', out]
    const env = { ...process.env, CADRE_HOME: join(opened.folder, 'home') }
    const { status, stderr } = await runCadre(['study', sample, '--target', 'left_company', ...options], {
      cwd: opened.folder,
      env,
    })
    assert.equal(status, 0, stderr)
    report = pathToFileURL(join(out, 'report.html')).href
  })

  after(async () => {
    await opened.remove()
  })

  for (const { name, ...viewport } of sizes) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`${name}, ${colorScheme}: it fits, asks nobody for anything, and complains of nothing`, async () => {
        await using context = await browser.newContext({ viewport, colorScheme })
        const page = await context.newPage()
        const complaints: string[] = []
        const requests: string[] = []
        page.on('console', (message) => complaints.push(message.text()))
        page.on('pageerror', (error) => complaints.push(error.message))
        page.on('request', (request) => requests.push(request.url()))
        await page.goto(report)
        const widths = await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        )
        const [content, window] = widths as [number, number]
        assert.ok(content <= window, `the page is ${content} wide in a window of ${window}`)
        assert.deepEqual(complaints, [])
        assert.deepEqual(requests, [report])
      })
    }
  }

  test('the first screen says what is predicted, how well, and what is recommended', async () => {
    await using context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(report)
    assert.match(await page.locator('h1').innerText(), /left_company/)
    const main = await page.locator('main').innerText()
    assert.match(main, /Of 100 people with the highest scores, about \d+/)
    assert.match(main, /Recommended: /)
  })

  test('every chart has a table behind it, which the keyboard opens', async () => {
    await using context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(report)
    const figures = page.locator('figure:has(svg)')
    assert.ok((await figures.count()) > 3)
    const summary = page.locator('figure details summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    assert.ok(await page.locator('figure details[open] table').first().isVisible())
  })

  test('it prints: several pages, none of them blank', async () => {
    await using context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(report)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.ok(pdf.length > 50_000)
  })
})
