import type { Role } from '@cadre/people'
import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import {
  decideCase,
  isTreated,
  noteTalks,
  scoreEverybody,
  startEffectWorker,
} from '@cadre/server/interventions.fixture'
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
  let worker: Awaited<ReturnType<typeof startEffectWorker>>

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 240 })
    people = await scoreEverybody(server)
    worker = await startEffectWorker(server)
  })
  after(async () => {
    await worker.stop()
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
    await page.getByRole('heading', { level: 2, name: /has not been worked out yet/ }).waitFor()
    await assertAccessible(page)
    const measure = async (): Promise<void> => {
      const asked = page.waitForResponse('**/intervention-effect-runs')
      await page.getByRole('button', { name: 'Work out now' }).click()
      const { jobId } = (await (await asked).json()) as { jobId: string }
      await worker.ended(jobId)
    }
    await measure()
    await page.getByRole('heading', { level: 2, name: /nothing is measured yet/ }).waitFor()
    await page.getByRole('row', { name: /outcome is known fewer than 5/ }).waitFor()
    assert.equal(await page.getByText('What this cannot say').count(), 0)
    await assertAccessible(page)

    await noteTalks(server, treated.slice(3), 3)
    await page.reload()
    await measure()
    await page.getByText(/Worked out on Nov 20, 2026/).waitFor()
    await page
      .getByRole('heading', { level: 2, name: /^Of 100 so treated, it happened to \d+ fewer/ })
      .waitFor()
    await page.getByText(/^between \d+ and \d+ \(95 %\)$/).waitFor()
    await page.getByText(/People were chosen for this, not drawn by lot/).waitFor()
    await page.getByText(/standard deviations apart/).waitFor()
    await page.getByRole('row', { name: `outcome is known ${treated.length}` }).waitFor()
    await page.getByRole('row', { name: /^high \d fewer than twenty: not told$/ }).waitFor()
    await page.getByRole('row', { name: /^raised \d+ \d+ \(\d+ to \d+\)/ }).waitFor()
    await page
      .getByRole('heading', { level: 3, name: /larger in the band raised than in usual is not clear/ })
      .waitFor()
    await page.getByText(/does not say for whom it will help more/).waitFor()
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

  test('HR adds an action to the list of what may help, is refused one against people, and retires one', async () => {
    await using context = await contextOf('hr_manager')
    const page = await context.newPage()
    await page.goto(`${origin}/review?tab=actions`)
    const training = page.getByRole('region', { name: 'Training' })
    await training.getByText('Comes with Cadre').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Add an action' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What is done').fill('A formal warning')
    await dialog.getByLabel('It answers').fill('overtime')
    await page.getByRole('option').first().click()
    await dialog.getByLabel('What is known of it working, and what is not').fill('Six months were better.')
    await dialog.getByLabel('Where that is known from').fill('Our own figures')
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await dialog.getByText(/is done against a person/).waitFor()
    await dialog.getByLabel('What is done').fill('A day without meetings')
    await dialog.getByRole('button', { name: 'Keep it' }).click()
    await page
      .getByRole('region', { name: 'A day without meetings' })
      .getByText('Source: Our own figures')
      .waitFor()

    await training.getByRole('button', { name: 'Retire' }).click()
    await dialog.getByRole('button', { name: 'Retire' }).click()
    await training.getByText('retired', { exact: true }).waitFor()
    await training.getByRole('button', { name: 'History' }).click()
    await dialog.getByRole('heading', { name: 'Comes with Cadre' }).waitFor()
    await assertAccessible(page)
  })

  test('a case shows how the person stands beside peers, as a chart with its figures, in Portuguese on a phone in the dark', async () => {
    await server.database.pool.query(
      `update outlook.score s set inputs = jsonb_build_object('pay_log_compa_ratio', n / 100.0, 'work_overtime_3m', (n * 7) % 50),
         reasons = '[{"column": "work_overtime_3m", "value": "3", "contribution": 0.3, "text": ""}]'
       from (select id, row_number() over (order by id) as n from outlook.score) numbered where numbered.id = s.id`,
    )
    const caseId = await decideCase(server, people, server.people.stranger)
    await using context = await openAs('lead', { opened, server, locale: 'pt', isPhone: true })
    const page = await context.newPage()
    await page.goto(`${origin}/review/${caseId}`)
    const peers = page.getByRole('region', { name: 'Ao lado dos pares' })
    await peers.getByText(/^Pares: cerca de \d+ pessoas/).waitFor()
    await peers.getByRole('heading', { level: 2, name: /metade central dos pares/ }).waitFor()
    const row = peers.getByRole('row', { name: /^A pontuação/ })
    assert.match(String(await row.textContent()), /\d+\s?%de [\d,]+\s?% a [\d,]+\s?%/)
    await assertAccessible(page)
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.ok(Number(width) <= 390, `${String(width)} px`)
    // An amount is no share of a hundred.
    await server.database.pool.query(`update model.version set task = 'regression'`)
    await page.reload()
    assert.match(String(await row.textContent()), /de [\d,]+ a [\d,]+/)
    assert.doesNotMatch(String(await row.textContent()), /%/)
  })
})
