import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { keepReports } from '@cadre/server/kept-reports.fixture'
import { openAs, origin } from './server-pages.fixture.ts'

describe('figures are of the day that the pages look at', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder })
    await keepReports(server, ['2025-10-31', '2026-01-31', '2026-04-30', '2026-10-31'])
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  test('headcount on a day is of the last month that was over then, whatever months the address holds', async () => {
    await using context = await openAs('hr_manager', { opened, server })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${origin}/overview`)
    await page.getByRole('columnheader', { name: 'Oct 2026' }).waitFor()
    await page.goto(`${origin}/overview?asOf=2026-03-15`)
    await page.getByText('You look at Mar 15, 2026').waitFor()
    await page.getByRole('columnheader', { name: 'Feb 2026' }).waitFor()
    await page.getByRole('columnheader', { name: 'Feb 2025' }).waitFor()
    assert.equal(await page.getByLabel('To the end of').inputValue(), '2026-02')
    // Months that were chosen before the day was are not shown beyond it.
    await page.goto(`${origin}/overview?asOf=2026-03-31&from=2025-12&to=2026-09`)
    await page.getByRole('columnheader', { name: 'Mar 2026' }).waitFor()
    await page.getByRole('columnheader', { name: 'Dec 2025' }).waitFor()
    assert.equal(await page.getByText('Sep 2026').count(), 0)
  })

  test('the home page tells the figures and the chart of the same months', async () => {
    await using context = await openAs('hr_manager', { opened, server })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${origin}/?asOf=2026-03-15`)
    await page.getByText('since the end of Feb 2025').waitFor()
    await page.getByText('Feb 2025 – Feb 2026').first().waitFor()
    const chart = page.locator('figure').filter({ hasText: 'Feb 2025 – Feb 2026' })
    assert.equal(await chart.locator('tbody tr').count(), 13)
    assert.equal(await page.getByText('Oct 2026').count(), 0)
  })

  test('a report looked at on a day has a trend up to that day', async () => {
    await using context = await openAs('hr_manager', { opened, server })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${origin}/reports/attrition`)
    const trend = page.locator('figure').filter({ hasText: 'report after report' })
    await trend.getByText('Oct 2025 – Oct 2026').waitFor()
    await page.goto(`${origin}/reports/attrition?asOf=2026-03-15`)
    await trend.getByText('Oct 2025 – Jan 2026').waitFor()
    assert.equal(await page.getByText('Oct 2026').count(), 0)
    const { body } = await server.call(
      'hr_manager',
      'GET',
      '/reports/attrition/over-time?about=everybody&asOf=2026-04-30',
    )
    assert.deepEqual(
      (body['items'] as { asOf: string }[]).map(({ asOf }) => asOf),
      ['2025-10-31', '2026-01-31', '2026-04-30'],
    )
  })
})
