import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { assertAccessible as assertPageAccessible, complaintsOf } from './demo-pages.fixture.ts'
import { openEmptyPages, setUpAndSignIn } from './empty-pages.fixture.ts'
import type { EmptyPages } from './empty-pages.fixture.ts'

const realData = process.env['CADRE_REAL_DATA'] ?? ''
const fileName = 'HRDataset_v14.csv'
const path = join(realData, fileName)
const skip = realData !== '' && existsSync(path) ? false : `no ${fileName} (set CADRE_REAL_DATA)`

describe('an HR manager brings a real sheet into an empty installation', { skip }, () => {
  let pages: EmptyPages
  let context: BrowserContext
  let page: Page
  let complaints: readonly string[]
  let rejected = ''
  const sheet = skip === false ? readFileSync(path, 'utf8') : ''
  const lines = sheet.trimEnd().split('\n')

  before(async () => {
    pages = await openEmptyPages()
    context = await pages.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' })
    page = await context.newPage()
    complaints = complaintsOf(page)
  })
  after(() => pages.close())

  const assertAccessible = () => assertPageAccessible(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const send = async (name: string, content: string): Promise<void> => {
    await page.goto(`${pages.origin}/imports`)
    const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
    await page.locator('input[type=file]').setInputFiles(file)
    await button('Check the rows').waitFor()
  }
  const check = async (): Promise<void> => {
    await page.getByLabel('Currency of amounts').fill('USD')
    await button('Check the rows').click()
    await button('Check again').waitFor()
  }
  const undo = async (): Promise<void> => {
    await button('Undo this import').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('This import was undone').waitFor()
  }
  const written = (created: number, updated = 0) =>
    page
      .getByRole('heading', { level: 2, name: `${created} new and ${updated} updated`, exact: true })
      .waitFor()
  /** Values that the sheet does not have are said in the words of the reader. */
  const seesOwnValuesInSpanish = async (): Promise<void> => {
    // Only who is signed in: the browser keeps the language beside it.
    const state = { cookies: await context.cookies(), origins: [] }
    const inSpanish = await pages.browser.newContext({ locale: 'es', storageState: state })
    const spanish = await inSpanish.newPage()
    await spanish.goto(page.url())
    const valueOf = (name: string) => spanish.getByRole('combobox', { name, exact: true }).inputValue()
    assert.equal(await valueOf('Empleo · Tipo'), 'Tiempo completo')
    assert.equal(await valueOf('Salario · Periodo'), 'Año')
    await assertPageAccessible(spanish)
    await inSpanish.close()
  }
  /** Cells that were cleaned, by column: a day of two digits, names taken apart, spaces that can be seen; nothing of the protected. */
  const seesWhatWasReadDifferently = async (day: string): Promise<void> => {
    const card = page.locator('.mantine-Card-root', {
      has: page.getByRole('heading', { name: 'What was read differently from what stands in the sheet' }),
    })
    await card.getByRole('button', { name: /Show more/ }).click()
    const text = (await card.innerText()).replaceAll(/\s+/g, ' ')
    assert.ok(text.includes(`year of two digits DOB ${day}`), text)
    assert.match(text, /taken apart Employee_Name Adinolfi, Wilson␣␣K → Wilson K · Adinolfi/)
    assert.match(text, /word translated Sex of a protected attribute: only counted 31\d cells/)
    assert.match(text, /taken for nothing TermReason N\/A-StillEmployed → Nothing 20\d cells/)
    assert.match(text, /spaces taken off Department Production␣+ → Production/)
  }
  const people = () =>
    page.evaluate(
      "fetch('/api/v1/people?limit=1&working=true&count=true').then((answer) => answer.json()).then(({ total }) => total)",
    )

  test('the first link sets up a password and a second factor, tells the login, and leads to the import', async () => {
    await setUpAndSignIn(page, pages)
    await page.getByRole('heading', { name: 'Nobody is here yet' }).waitFor()
    await assertAccessible()
    await page.getByRole('link', { name: 'Import people' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import people' }).waitFor()
  })

  test('columns find their places by themselves; only the currency is asked for', async () => {
    await send(fileName, sheet)
    await page.getByText('19 of 36 columns have a place').waitFor()
    const goesTo = (column: string) =>
      page.getByRole('combobox', { name: `${column} goes to`, exact: true }).inputValue()
    assert.equal(await goesTo('Employee_Name'), 'Person · Full name')
    assert.equal(await goesTo('DateofHire'), 'Employment · Valid from')
    assert.equal(await goesTo('ManagerName'), 'Manager line · Manager')
    assert.equal(await goesTo('Salary'), 'Pay · Amount')
    assert.ok(await button('Check the rows').isDisabled())
    await page.getByText('Say the currency of amounts first').waitFor()
    await assertAccessible()
    await seesOwnValuesInSpanish()
    await check()
    await page.getByText('311 rows are ready to be written.').waitFor()
    await page.getByText('No person goes by this name; the cell is left out.').first().waitFor()
    await seesWhatWasReadDifferently('07/10/83 → Jul 10, 1983')
    await assertAccessible()
    await button('Discard').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('heading', { level: 1, name: 'Import people' }).waitFor()
  })

  test('cells that cannot be read are shown; one is mended in the grid, and the others come back in a file', async () => {
    // What hands do to sheets: a day that is none, an amount in words, somebody twice.
    const dirty = lines
      .with(1, lines[1]!.replace('7/5/2011', 'soon'))
      .with(2, lines[2]!.replace('104437', 'a lot'))
    dirty.push(lines[4]!.replace(/^"[^"]*"/, '"Somebody, Else"'))
    await send('dirty.csv', dirty.join('\n'))
    await check()
    await assertAccessible()
    await button('DateofHire, row 1: soon').click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('7/5/2011')
    await page.keyboard.press('Enter')
    await page.getByText('1 row mended: check again').waitFor()
    const decide = (row: number, what: string) =>
      page
        .getByRole('radiogroup', { name: `Decide about row ${row}` })
        .getByText(what, { exact: true })
        .click()
    await decide(4, 'Take')
    await decide(312, 'Leave out')
    await page.getByText('3 rows mended: check again').waitFor()
    await assertAccessible()
    await button('Check again').click()
    await page.getByText('310 ready, 1 rejected').waitFor()
    await button('Write 310 rows').click()
    await written(310)
    // What was written still tells it; the row that was rejected is no example of it.
    await seesWhatWasReadDifferently('07/10/83 → Jul 10, 1983')
    await assertAccessible()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '1 rejected row as CSV' }).click()
    rejected = readFileSync(await (await download).path(), 'utf8')
    assert.match(rejected, /,a lot,.*Salary: Must be an amount\.\r?\n$/)
  })

  test('the rejected rows are mended in their file, and it is imported like the sheet', async () => {
    await send('rejected.csv', rejected.replace('a lot', '104437'))
    await check()
    await button('Write 1 row').click()
    await written(1)
    assert.equal(await people(), 207)
  })

  test('both are undone, and the sheet is imported again, this time whole and at once', async () => {
    await undo()
    await page.getByRole('link', { name: 'Import another file' }).click()
    await page.getByRole('link', { name: 'dirty.csv' }).click()
    await undo()
    assert.equal(await people(), 0)
    await send(fileName, sheet)
    await check()
    await button('Write 311 rows').click()
    await written(311)
    assert.equal(await people(), 207)
    await page.getByRole('link', { name: 'See the people' }).click()
    await page.getByText('Adinolfi').first().waitFor()
  })

  test('whether the first row names the columns is one press away, and no page speaks of options of the command line', async () => {
    await page.goto(`${pages.origin}/imports`)
    const sent = async (name: string, content: string): Promise<void> => {
      await page.goto(`${pages.origin}/imports`)
      const file = { name, mimeType: 'text/csv', buffer: Buffer.from(content) }
      await page.locator('input[type=file]').setInputFiles(file)
    }
    const noOption = async (): Promise<void> =>
      assert.doesNotMatch(await page.locator('main').innerText(), /--[a-z]/)
    await sent('names.csv', 'Ana,Sales\nTom,Support\nMei,Legal\n')
    await page.getByText('The first row was taken as the names of the columns.').waitFor()
    await noOption()
    await assertAccessible()
    await button('The first row is data').click()
    await page.getByText('c1', { exact: true }).waitFor()
    assert.equal(await page.getByRole('switch', { name: 'Has names of columns' }).isChecked(), false)
    await sent('numbers.csv', '1,2011-07-05\n2,2012-07-05\n3,2013-07-05\n')
    await page.getByText('The first row looks like data').waitFor()
    await noOption()
    assert.equal(await page.getByRole('switch', { name: 'Has names of columns' }).isChecked(), false)
    await button('The first row names the columns').click()
    await page.getByText('2011-07-05', { exact: true }).waitFor()
    // A file that can only be read when somebody says how is read here too.
    await sent('only.csv', 'Ana,Sales\n')
    await page.getByText('If the first row is data, say that there is no header.').waitFor()
    await noOption()
    await page.getByRole('switch', { name: 'Has names of columns' }).click()
    await button('Read again').click()
    await page.getByText('c2', { exact: true }).waitFor()
  })

  test('data quality tells sheet by sheet what was out of line, what became of it and how much was read differently', async () => {
    await send('fewer.csv', lines.slice(0, 170).join('\n'))
    await check()
    await page.goto(`${pages.origin}/data-quality`)
    await page.getByText('One thing in the newest is out of line').waitFor()
    await page.getByText('169 rows, 45.7 % fewer than the 311 before').waitFor()
    const first = page.getByRole('table', { name: 'fewer.csv' }).getByRole('row').nth(1)
    const cells = await first.getByRole('cell').allInnerTexts()
    assert.deepEqual([cells[1], cells[2], cells[3], cells[4]], ['fewer.csv', 'checked', '169', '0'])
    assert.match(cells[6] ?? '', /^1,\d{3}$/)
    await assertAccessible()
    await first.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: 'fewer.csv' }).waitFor()
  })

  test('the pages complained of nothing', () => assert.deepEqual(complaints, []))
})
