import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './demo-pages.fixture.ts'
import { openEmptyPages, setUpAndSignIn } from './empty-pages.fixture.ts'
import type { EmptyPages } from './empty-pages.fixture.ts'

const sheet = [
  'Employee number,First name,Last name,Hire date',
  ...['Ada Lund', 'Ben Moreau', 'Cleo Ruiz', 'Dario Pinto', 'Eva Novak', 'Finn Okoro'].map(
    (name, row) => `${row + 1},${name.replace(' ', ',')},2024-0${row + 1}-01`,
  ),
].join('\n')

describe('an HR manager of an installation in which nobody was told anything', () => {
  let pages: EmptyPages
  let page: Page

  before(async () => {
    pages = await openEmptyPages()
    const context = await pages.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    page = await context.newPage()
    await setUpAndSignIn(page, pages)
  })
  after(() => pages.close())

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const card = () => page.getByRole('region', { name: 'Retention, of who works here', exact: true })

  test('learns of it at the end of the import, on the home page and where the report is empty', async () => {
    await page.goto(`${pages.origin}/imports`)
    const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
    await page.locator('input[type=file]').setInputFiles(file)
    await button('Check the rows').click()
    await button('Write 6 rows').click()
    await page.getByText('6 of 6 people were not told what their data is used for').waitFor()
    await assertAccessible(page)
    await page.goto(pages.origin)
    const panel = page.getByRole('region', { name: 'People to be told' })
    await panel.getByRole('link', { name: 'Retention, of who works here' }).waitFor()
    await page.goto(`${pages.origin}/reports/attrition`)
    await page.getByRole('link', { name: 'Go to the notices' }).click()
    await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor()
    await card().getByText('0 of 6 were told.').waitFor()
    await card().getByText('the report “Leaving”').waitFor()
    await assertAccessible(page)
  })

  test('publishes a notice from the text that is offered, once what stands in brackets is filled in', async () => {
    await card()
      .getByRole('button', { name: /^Write the notice/ })
      .click()
    const dialog = page.getByRole('dialog')
    const body = dialog.getByLabel('What people are told')
    await dialog.getByText(/Fill in what stands in brackets: \[contact for data protection\]/).waitFor()
    assert.ok(await dialog.getByRole('button', { name: 'Publish it' }).isDisabled())
    await assertAccessible(page)
    await dialog.getByRole('combobox', { name: 'Language' }).click()
    await page.getByRole('option', { name: 'Português' }).click()
    assert.match(await body.inputValue(), /^Calculamos qual a probabilidade/)
    await body.fill((await body.inputValue()).replaceAll(/\[[^\]]+\]/g, 'rh@norte.example'))
    await dialog.getByRole('button', { name: 'Publish it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await card().getByText('Version 1 · Português · everywhere').first().waitFor()
  })

  test('notes for everybody that they were told on paper, and on which day', async () => {
    await card()
      .getByRole('button', { name: /^Who was not told: 6 people/ })
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Cleo Ruiz').waitFor()
    await assertAccessible(page)
    await dialog.getByLabel('On which day').fill('2026-01-31')
    await dialog.getByLabel('Ada Lund').check()
    await dialog.getByRole('button', { name: '1 person was told so' }).click()
    await dialog.getByRole('button', { name: 'All 5 were told so' }).click()
    await dialog.getByText('Everybody was told.').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await card().getByText('everybody was told').waitFor()
    await page.goto(`${pages.origin}/reports/attrition`)
    await page.getByText('There is no report yet').waitFor()
    assert.equal(await page.getByRole('link', { name: 'Go to the notices' }).count(), 0)
  })

  test('switches a purpose off, reads what follows, and switches it on again', async () => {
    await page.goto(`${pages.origin}/notices`)
    const turn = async (choice: string): Promise<void> => {
      await card()
        .getByRole('button', { name: /^Switch off or on/ })
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: choice }).check()
      await dialog.getByLabel('Reason').fill('The works council has not agreed yet.')
      await assertAccessible(page)
      await dialog.getByRole('button', { name: choice }).click()
      await dialog.waitFor({ state: 'detached' })
    }
    await turn('Switch it off')
    await card().getByText('Switched off in: everywhere.').waitFor()
    await turn('Switch it on again')
    await card().getByText('everybody was told').waitFor()
  })
})
