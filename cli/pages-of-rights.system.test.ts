import { createAccount, startSession } from '@cadre/store'
import { openBrowser } from '@cadre/server/browser.fixture'
import type { TestBrowser } from '@cadre/server/browser.fixture'
import { startTestServer } from '@cadre/server/test-server.fixture'
import type { TestServer } from '@cadre/server/test-server.fixture'
import { webFolder } from '@cadre/web/folder'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import { assertAccessible } from './demo-pages.fixture.ts'
import { openAs, origin } from './server-pages.fixture.ts'

describe('the rights people have on their data, in a real browser', () => {
  let opened: TestBrowser
  let server: TestServer

  before(async () => {
    opened = await openBrowser()
    server = await startTestServer({ webFolder, people: 20 })
  })
  after(async () => {
    await server.close()
    await opened.remove()
  })

  test('an employee objects and takes it back, reads all that is held as a page, asks for erasure, and sees how long what is kept', async () => {
    await using context = await openAs('employee', { opened, server })
    const page = await context.newPage()
    await page.goto(`${origin}/me?tab=privacy`)
    const objections = page.getByRole('region', { name: 'What your data may be used for' })
    await objections.getByRole('button', { name: 'Object: Retention' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'I object' }).click()
    const takesBack = objections.getByRole('button', { name: 'Take it back: Retention' })
    await takesBack.waitFor()
    const { rows } = await server.database.pool.query('select subject_id, purpose from app.objection')
    assert.deepEqual(rows, [{ subject_id: server.people.employee, purpose: 'retention' }])
    await page.reload()
    await takesBack.click()
    await objections.getByRole('button', { name: 'Object: Retention' }).waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Get the page' }).click()
    const html = await readFile(await (await download).path(), 'utf8')
    assert.match(html, /^<!doctype html>/i)

    const own = page.getByRole('region', { name: 'What you asked for' })
    await own.getByText('All that is held', { exact: true }).waitFor()
    await own.getByRole('button', { name: 'Ask for erasure' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for erasure' }).click()
    await own.getByText(/to be answered by/).waitFor()
    assert.ok(await own.getByRole('button', { name: 'Ask for erasure' }).isDisabled())
    await page
      .getByRole('region', { name: 'When a study’s pseudonym was found to be you' })
      .getByText('It never happened.')
      .waitFor()
    await page.getByRole('button', { name: /^How long what is kept/ }).click()
    await page.getByRole('table', { name: 'How long what is kept' }).waitFor()
    await assertAccessible(page)
  })

  test('one HR manager plans an erasure, cannot carry it out, and another does; the person is told what stays', async () => {
    const other = await server.asSystem(async (session) => {
      const accountId = await createAccount(session, {
        login: 'second@norte.example',
        displayName: 'Second',
        roles: [{ role: 'hr_manager' }],
      })
      return startSession(session, { accountId, kind: 'browser' })
    })
    await using context = await openAs('hr_manager', { opened, server })
    const page = await context.newPage()
    await page.goto(`${origin}/requests`)
    await assertAccessible(page)
    const row = page.getByRole('row').filter({ hasText: 'Erasure' })
    await row.getByRole('button').click()
    const panel = page.getByRole('dialog')
    await panel.getByRole('button', { name: 'Make the plan' }).click()
    await panel.getByText('Another HR manager has to read the plan').waitFor()
    await panel
      .getByText(/while employed/)
      .first()
      .waitFor()
    assert.equal(await panel.getByRole('button', { name: 'Erase as planned' }).count(), 0)
    await assertAccessible(page)

    const cookies = { ...server.cookies, hr_manager: other }
    await using second = await openAs('hr_manager', { opened, server: { ...server, cookies } })
    const theirs = await second.newPage()
    await theirs.goto(`${origin}/requests`)
    await theirs.getByRole('row').filter({ hasText: 'Erasure' }).getByRole('button').click()
    const erases = theirs.getByRole('button', { name: 'Erase as planned' })
    await erases.waitFor()
    assert.ok(await erases.isDisabled())
    await theirs.getByLabel(/^I have read it/).check()
    await erases.click()
    await theirs.getByText(/^Erased: /).waitFor()

    await using employee = await openAs('employee', { opened, server })
    const mine = await employee.newPage()
    await mine.goto(`${origin}/me?tab=privacy`)
    await mine.getByText(/Kept: .*while employed/).waitFor()
  })

  test('a request by letter is entered, extended and answered; a hold is placed and lifted; what is due is told, on a phone in the dark', async () => {
    await using context = await openAs('hr_manager', { opened, server, isPhone: true })
    const page = await context.newPage()
    await page.goto(`${origin}/requests`)
    await page.getByRole('button', { name: 'Enter a request' }).click()
    const dialog = page.getByRole('dialog')
    const choose = async (): Promise<void> => {
      await dialog.getByRole('combobox', { name: 'Who' }).click()
      await page.getByRole('option').first().click()
    }
    await choose()
    await dialog.getByLabel('How it was made sure who asks').fill('Known in person.')
    await assertAccessible(page)
    await dialog.getByRole('button', { name: 'Enter it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('row').filter({ hasText: 'open' }).getByRole('button').first().click()
    await page.getByRole('button', { name: 'Take two more months' }).click()
    await dialog.last().getByLabel('Reason').fill('Much of it is on paper.')
    await dialog.last().getByRole('button', { name: 'Take two more months' }).click()
    await page.getByText('It takes longer: Much of it is on paper.').waitFor()
    await page.getByRole('button', { name: 'Answer', exact: true }).click()
    await dialog.last().getByLabel('What the person is told').fill('Sent by registered letter.')
    await dialog.last().getByRole('button', { name: 'Answer' }).click()
    await page.getByText('Sent by registered letter.').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: 'Holds' }).click()
    await page.getByRole('button', { name: 'Place a hold' }).click()
    await choose()
    await dialog.getByLabel('Reason').fill('Case 7/2026')
    await dialog.getByLabel('Held until').fill('2099-01-01')
    await dialog.getByRole('button', { name: 'Place a hold' }).click()
    await page.getByRole('button', { name: 'Lift it' }).click()
    await dialog.getByRole('button', { name: 'Lift it' }).click()
    await page.getByText('lifted', { exact: true }).waitFor()
    await assertAccessible(page)
    await page.getByRole('tab', { name: 'To be retired' }).click()
    await page.getByText('Nothing is due').waitFor()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    assert.ok(Number(width) <= 390, `${String(width)} px`)
  })
})
