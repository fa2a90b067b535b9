import type { Role } from '@cadre/people'
import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { decideCase, isTreated, noteTalks, scoreEverybody } from '@cadre/server/interventions.fixture'
import { startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import { assertAccessible } from './demo-pages.fixture.ts'
import { openAs, origin } from './server-pages.fixture.ts'

describe('what was done, and what went with it, in a real browser', () => {
  let opened: TestBrowser
  let server: TestServer
  let people: readonly string[]

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 240 })
    people = await scoreEverybody(server)
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  const contextOf = (role: Role, locale?: string): Promise<BrowserContext> =>
    openAs(role, { opened, server, ...(locale !== undefined && { locale }) })

  test('whoever decided a case notes on its page what was done, and it follows that decision', async () => {
    const caseId = await decideCase(server, people, server.people.report)
    await using context = await contextOf('lead')
    const page = await context.newPage()
    await page.goto(`${origin}/review/${caseId}`)
    const done = page.getByRole('region', { name: 'What was done' })
    await done.getByRole('button', { name: 'Note what was done' }).click()
    await page.getByRole('combobox', { name: 'Kind' }).fill('Stay interview')
    await page.getByLabel('Begun on').fill('2026-04-10')
    await page.getByLabel('What it was').fill('An hour, about what comes next.')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Note it' }).click()
    await done.getByText('An hour, about what comes next.').waitFor()
    await assertAccessible(page)
    const { rows } = await server.database.pool.query('select case_id, person_id from outlook.intervention')
    assert.deepEqual(rows, [{ case_id: caseId, person_id: server.people.report }])

    await using others = await contextOf('hr_manager')
    const seen = await others.newPage()
    await seen.goto(`${origin}/review/${caseId}`)
    await seen.getByText('An hour, about what comes next.').waitFor()
    assert.equal(
      await seen.getByRole('button', { name: 'Note what was done' }).count(),
      0,
      'somebody else decided',
    )
    await server.database.pool.query('delete from outlook.intervention')
  })

  test('under twenty people the desk says calmly that nothing is measured, then what went with it, its interval and warning', async () => {
    const treated = people.filter((_, index) => isTreated(index))
    await noteTalks(server, treated.slice(0, 3))
    await using context = await contextOf('hr_manager')
    const page = await context.newPage()
    await page.goto(`${origin}/review`)
    await page.getByRole('tab', { name: 'What was done' }).click()
    await page.getByRole('heading', { level: 2, name: /nothing is measured yet/ }).waitFor()
    await page.getByRole('row', { name: /outcome is known fewer than 5/ }).waitFor()
    assert.equal(await page.getByText('What this cannot say').count(), 0)
    await assertAccessible(page)

    await noteTalks(server, treated.slice(3), 3)
    await page.reload()
    await page
      .getByRole('heading', { level: 2, name: /^Of 100 so treated, it happened to \d+ fewer/ })
      .waitFor()
    await page.getByText(/^between \d+ and \d+ \(95 %\)$/).waitFor()
    await page.getByText(/People were chosen for this, not drawn by lot/).waitFor()
    await page.getByText(/standard deviations apart/).waitFor()
    await page.getByRole('row', { name: `outcome is known ${treated.length}` }).waitFor()
    await assertAccessible(page)
    await page.getByRole('combobox', { name: 'What was done' }).click()
    await page.getByRole('option', { name: 'Pay review' }).click()
    await page.getByRole('heading', { level: 2, name: /nothing is measured yet/ }).waitFor()
    assert.match(page.url(), /kind=pay/)
  })

  test('an executive reads the same in Spanish, in multiples of five and without bands or reviewers', async () => {
    await using context = await contextOf('executive', 'es')
    const page = await context.newPage()
    await page.goto(`${origin}/review?tab=done`)
    await page
      .getByRole('heading', { level: 2, name: /^De 100 así tratadas, les ocurrió a \d+ menos/ })
      .waitFor()
    await page.getByText('Qué no puede decir esto').waitFor()
    assert.equal(await page.getByRole('tab').count(), 2)
    const counts = await page.getByRole('table').locator('td').allTextContents()
    assert.ok(
      counts.every((count) => Number(count) % 5 === 0),
      counts.join(' '),
    )
    await assertAccessible(page)
  })
})
