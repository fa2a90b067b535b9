import { workbookOf } from '@cadre/connect/files/workbook.fixture'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import {
  assertAccessible as assertPageAccessible,
  complaintsOf,
  openDemoPages,
} from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

describe('the pages in a real browser, with the made-up company', () => {
  let demo: DemoPages
  let browser: Browser
  let origin: string
  let links: ReadonlyMap<string, string>
  let context: BrowserContext
  let page: Page
  let complaints: readonly string[]

  before(async () => {
    demo = await openDemoPages()
    ;({ browser, origin, links } = demo)
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    page = await context.newPage()
    complaints = complaintsOf(page)
  })

  after(() => demo.close())

  const heading = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor()
  const assertAccessible = () => assertPageAccessible(page)

  test('in the first minute a link signs in, says what this is, tells something true, and leads on', async () => {
    await page.goto(links.get('HR manager')!)
    await page.waitForURL(`${origin}/`)
    await heading('Good day')
    const welcome = page.getByRole('region', { name: 'What this is' })
    await welcome.getByText(/^Cadre keeps who works here/).waitFor()
    await page.getByRole('region', { name: 'To decide' }).waitFor()
    await assertAccessible()
    const told = await page.getByText(/^\d{3} people within your reach/).innerText()
    const { total } = (await page.evaluate(
      "fetch('/api/v1/people?limit=1&working=true&count=true').then((answer) => answer.json())",
    )) as { total: number }
    assert.equal(Number.parseInt(told), total)
    await welcome.getByRole('link', { name: 'People' }).click()
    await heading('People')
    await page.goBack()
    await welcome.getByRole('button', { name: 'Do not show again' }).click()
    await welcome.waitFor({ state: 'detached' })
    await page.reload()
    await heading('Good day')
    assert.equal(await welcome.count(), 0)
  })

  test('the list finds people by name, and its words stand in the address', async () => {
    await page.getByRole('link', { name: 'People', exact: true }).first().click()
    await heading('People')
    await page.getByRole('row').nth(5).waitFor()
    await assertAccessible()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    for (const line of [2, 4]) await page.getByRole('row').nth(line).getByRole('checkbox').check()
    await assertAccessible()
    await page.getByRole('button', { name: 'Copy 2 work addresses' }).click()
    await page.getByText('2 addresses are copied').waitFor()
    assert.match(String(await page.evaluate('navigator.clipboard.readText()')), /^\S+@\S+, \S+@\S+$/)
    assert.equal(await page.getByRole('checkbox', { checked: true, name: /^Select/ }).count(), 0)
    const name = await page.getByRole('row').nth(5).getByRole('link').first().innerText()
    const word = name.split(' ').at(-1)!
    await page.getByRole('searchbox').fill(word.toLowerCase())
    await page.waitForURL(/q=/)
    const people = page.locator('[role=row]:has([role=cell])')
    await people.filter({ hasNotText: word }).first().waitFor({ state: 'detached' })
    await people.filter({ hasText: word }).first().waitFor()
  })

  test('a person has records and a timeline, and who looks at an earlier day is told so', async () => {
    await page.getByRole('row').nth(1).getByRole('link').first().click()
    await page.getByRole('heading', { level: 2, name: 'Job assignment' }).waitFor()
    await assertAccessible()
    await page.getByRole('tab', { name: 'Timeline' }).click()
    await page.locator('.mantine-Timeline-item').first().waitFor()
    await page.getByRole('button', { name: /As of/ }).click()
    await page.getByLabel('As of', { exact: true }).fill('2026-01-15')
    await page.getByText('You look at Jan 15, 2026').waitFor()
    assert.match(page.url(), /asOf=2026-01-15/)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Back to today' }).click()
    await page.waitForURL((url) => !url.searchParams.has('asOf'))
  })

  test('the keyboard alone leads anywhere: Ctrl-K, a name, Enter', async () => {
    await page.keyboard.press('Control+k')
    await page.getByPlaceholder('Type a name, number or page').fill('organisation')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await heading('Organisation chart')
    await page.getByRole('treeitem').nth(3).waitFor()
    // What is on its way out is not read any more.
    await page.getByPlaceholder('Type a name, number or page').waitFor({ state: 'hidden' })
    await assertAccessible()
    const before = await page.getByRole('treeitem').count()
    await page.getByRole('searchbox').fill('zzzz')
    assert.ok(before > 3)
  })

  test('a sheet becomes people: columns, a cell that is mended, the run, and all of it undone', async () => {
    await page.goto(`${origin}/imports`)
    await heading('Import people')
    await assertAccessible()
    const sheet = [
      'Employee number,First name,Last name,Hire date,Salary',
      '90001,Nora,Vela,2020-03-01,52000',
      '90002,Ivo,Marsh,soon,48000',
    ].join('\n')
    const file = { name: 'joiners.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
    await page.locator('input[type=file]').setInputFiles(file)
    const check = page.getByRole('button', { name: 'Check the rows' })
    await check.waitFor()
    await assertAccessible()
    assert.ok(await check.isDisabled())
    await page.getByLabel('Currency of amounts').fill('EUR')
    await check.click()
    // The jobs of a first start may be at work before it.
    await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: 'Hire date, row 2: soon' }).click()
    await assertAccessible()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('2021-05-01')
    await page.keyboard.press('Enter')
    await page.getByText('1 row mended: check again').waitFor()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('button', { name: 'Write 2 rows' }).click()
    await page.getByRole('heading', { level: 2, name: '2 new and 0 updated' }).waitFor()
    await assertAccessible()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('This import was undone').waitFor()
  })

  test('the keyboard alone brings a sheet: file, currency, a mended cell, the run, and back', async () => {
    await page.goto(`${origin}/imports`)
    await heading('Import people')
    const choosing = page.waitForEvent('filechooser')
    await goTo('Choose a file')
    await page.keyboard.press('Enter')
    const sheet = 'Employee number,First name,Last name,Hire date,Salary\n90101,Nora,Vela,soon,52000\n'
    const file = { name: 'keys.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
    await (await choosing).setFiles(file)
    await page.getByRole('button', { name: 'Check the rows' }).waitFor()
    await goTo('Currency of amounts')
    await page.keyboard.type('EUR')
    // It is ready once the currency is read.
    await page.getByRole('button', { name: 'Check the rows', disabled: false }).waitFor()
    await goTo('Check the rows')
    await page.keyboard.press('Enter')
    // The jobs of a first start may be at work before it.
    await page.getByRole('button', { name: 'Check again' }).waitFor({ timeout: 120_000 })
    await goTo('Hire date, row 1: soon')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('2021-05-01')
    await page.keyboard.press('Enter')
    await page.getByText('1 row mended: check again').waitFor()
    await goTo('Check again')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Write 1 row', disabled: false }).waitFor({ timeout: 120_000 })
    await goTo('Write 1 row')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 2, name: '1 new and 0 updated' }).waitFor({ timeout: 120_000 })
    await goTo('Undo this import')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await goTo('Undo this import')
    await page.keyboard.press('Enter')
    await page.getByText('This import was undone').waitFor({ timeout: 120_000 })
  })

  /** Goes with the key Tab to what bears a name, as somebody without a mouse does. */
  async function goTo(name: string): Promise<void> {
    for (let steps = 0; steps < 150; steps++) {
      await page.keyboard.press('Tab')
      const found = await page.evaluate(
        `(({ ariaLabel, labels, textContent }) => ariaLabel ?? labels?.[0]?.textContent ?? textContent)(document.activeElement)`,
      )
      if (
        String(found)
          .replace(/\s*\*$/, '')
          .trim() === name
      )
        return
    }
    assert.fail(`the key Tab does not lead to “${name}”`)
  }

  test('of a workbook the sheet is chosen, and the row that names its columns', async () => {
    const workbook = await workbookOf({
      Notes: [
        ['Read me', 'Made by'],
        ['The staff is on the next sheet', 'HR'],
      ],
      Lima: [
        ['Staff of Lima', 'as of June'],
        ['Employee number', 'First name', 'Last name'],
        ['90011', 'Rosa', 'Quispe'],
        ['90012', 'Hugo', 'Salas'],
      ],
    })
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.goto(`${origin}/imports`)
    await page.locator('input[type=file]').setInputFiles({ name: 'offices.xlsx', mimeType, buffer: workbook })
    const sheet = page.getByRole('combobox', { name: 'Sheet' })
    await sheet.waitFor()
    assert.equal(await sheet.inputValue(), 'Notes')
    await sheet.click()
    await page.getByRole('option', { name: 'Lima' }).click()
    await page.getByLabel('Names in row').fill('2')
    await assertAccessible()
    await page.getByRole('button', { name: 'Read again' }).click()
    await page.getByText('Rosa · Hugo').waitFor()
    assert.equal(await sheet.inputValue(), 'Lima')
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await page.getByRole('button', { name: 'Write 2 rows' }).waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
    await heading('Import people')
  })

  test('dark, on a phone, in Spanish, it is as accessible and nothing is wider than the screen', async () => {
    const state = await context.storageState()
    await using phone = await browser.newContext({
      storageState: { ...state, origins: [] },
      viewport: { width: 360, height: 780 },
      colorScheme: 'dark',
      locale: 'es',
    })
    const large = page
    page = await phone.newPage()
    using _ = { [Symbol.dispose]: () => void (page = large) }
    for (const [path, title] of [
      ['/', 'Buenos días'],
      ['/people', 'Personas'],
      ['/organisation-chart', 'Organigrama'],
      ['/overview', 'Plantilla y salarios'],
      ['/data-quality', 'Calidad de datos'],
      ['/imports', 'Importar personas'],
      ['/approvals', 'Aprobaciones'],
      ['/goals?whose=all', 'Objetivos'],
      ['/learning', 'Formación'],
      ['/onboarding', 'Incorporación'],
      ['/notifications', 'Avisos'],
      ['/administration/accounts', 'Cuentas'],
      ['/administration/jobs', 'Tareas'],
      ['/administration/audit-trail', 'Registro de auditoría'],
      ['/administration/system', 'Sistema'],
    ] as const) {
      await page.goto(`${origin}${path}`)
      await heading(title)
      await page.waitForLoadState('networkidle')
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360, path)
      await assertAccessible()
    }
  })

  test('an employee on a phone changes the address, asks for another account, checks in on a goal, sees who looked', async () => {
    await using phone = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'en' })
    const large = page
    page = await phone.newPage()
    using _ = { [Symbol.dispose]: () => void (page = large) }
    await page.goto(links.get('Employee')!)
    await page.waitForURL(`${origin}/`)
    await page.goto(`${origin}/me`)
    const contact = page.locator('.mantine-Card-root', {
      has: page.getByRole('heading', { name: 'Contact details' }),
    })
    await contact.getByRole('button', { name: 'Change' }).click()
    await page.getByLabel('City').fill('Arequipa')
    await page.getByLabel('Bank account').fill('PE00 1234 5678')
    await assertAccessible()
    await page.getByRole('button', { name: 'Save' }).click()
    await contact.getByText('Arequipa').waitFor()
    await assertAccessible()
    await page.getByRole('tab', { name: 'Requests' }).click()
    await page.getByText('waits').waitFor()
    await page.getByRole('tab', { name: 'Who looked' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await assertAccessible()
    await page.getByRole('tab', { name: 'Signing in' }).click()
    await page.getByText('This device').waitFor()
    await assertAccessible()
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360)
  })

  test('an HR manager decides on what was asked for', async () => {
    await page.goto(`${origin}/approvals`)
    await page.getByRole('button', { name: 'Approve' }).first().waitFor()
    await assertAccessible()
    await page.getByRole('button', { name: 'Decline' }).first().click()
    await page.getByLabel('Reason').fill('The account is not yours.')
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await page.getByText(/^Declined for/).waitFor()
  })

  test('an address that leads nowhere says so, and nobody signed in is asked to sign in', async () => {
    await page.goto(`${origin}/nowhere`)
    await heading('There is no such page')
    await using stranger = await browser.newContext()
    const other = await stranger.newPage()
    await other.goto(`${origin}/people?q=ana`)
    await other.waitForURL(/\/sign-in\?next=/)
  })

  test('an administrator is not led to people', async () => {
    await using admin = await browser.newContext({ locale: 'en' })
    const other = await admin.newPage()
    await other.goto(links.get('Administrator')!)
    await other.waitForURL(`${origin}/`)
    await other.getByText('Your role works without data about single people.').waitFor()
    assert.equal(await other.getByRole('link', { name: 'People', exact: true }).count(), 0)
    await other.getByRole('link', { name: 'Accounts' }).first().click()
    await other.getByRole('row').nth(2).waitFor()
    await other.getByRole('link', { name: 'Audit trail' }).first().click()
    await other.getByRole('button', { name: 'Verify the whole trail' }).click()
    await other.getByText('The chain is unbroken').waitFor()
  })

  test('the pages complained of nothing on the way but that an address was missing', () => {
    assert.deepEqual(
      complaints.filter((text) => !text.includes('404')),
      [],
    )
  })
})
