import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en' }
const phone: BrowserContextOptions = { viewport: { width: 360, height: 780 }, locale: 'en' }

describe('reviews, surveys and teams in a real browser, with the made-up company', () => {
  let demo: DemoPages
  let hr: Page
  let lead: Page
  let employee: Page
  /** The address of the round, and of the review that is followed through it. */
  const round = { page: '', review: '', survey: '' }

  before(async () => {
    demo = await openDemoPages()
    hr = await signIn('HR manager', wide)
    lead = await signIn('Team lead', wide)
    employee = await signIn('Employee', phone)
  })
  after(() => demo.close())

  const complaints: (readonly string[])[] = []
  const signIn = async (role: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await (await demo.browser.newContext(options)).newPage()
    complaints.push(complaintsOf(page))
    await page.goto(demo.links.get(role)!)
    await page.waitForURL(`${demo.origin}/`)
    return page
  }
  const heading = (page: Page, text: string | RegExp) =>
    page.getByRole('heading', { level: 1, name: text }).waitFor()
  const confirm = async (page: Page, act: string): Promise<void> => {
    await page.getByRole('button', { name: act, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click()
  }

  test('an HR manager plans a round and opens it: every manager is asked', async () => {
    await hr.goto(`${demo.origin}/reviews`)
    await heading(hr, 'Reviews')
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'New round' }).click()
    await hr.getByLabel('Name').fill('Half-year review')
    await hr.getByLabel('Period start').fill('2026-01-01')
    await hr.getByLabel('Period end').fill('2026-06-30')
    await hr.getByLabel('Due date').fill('2030-01-31')
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'Save' }).click()
    await hr.getByRole('link', { name: 'Half-year review' }).click()
    await heading(hr, 'Half-year review')
    round.page = hr.url()
    await confirm(hr, 'Open the round')
    await hr.getByText(/reviews were asked for/).waitFor()
    await hr.getByText(/^0 of \d+ written$/).waitFor()
    await assertAccessible(hr)
  })

  test('a lead prepares beside goals, feedback and the last review; what is typed is there after a reload', async () => {
    const me = (await employee.evaluate("fetch('/api/v1/me').then((answer) => answer.json())")) as {
      personId: string
    }
    round.review = `${round.page}/people/${me.personId}`
    await lead.goto(`${demo.origin}/reviews`)
    await lead.getByRole('heading', { name: /wait to be written by you/ }).waitFor()
    await assertAccessible(lead)
    await lead.goto(round.review)
    for (const name of ['Goals', 'Feedback in the period', 'Last review', 'Time off in the period'])
      await lead.getByRole('heading', { level: 2, name, exact: true }).waitFor()
    await lead.getByRole('radio', { name: '4' }).check()
    await lead.getByLabel('What went well').fill('Brought two teams to one way of working.')
    await lead.getByText('Kept as a draft').waitFor()
    await assertAccessible(lead)
    await lead.reload()
    assert.equal(
      await lead.getByLabel('What went well').inputValue(),
      'Brought two teams to one way of working.',
    )
    await lead.getByLabel('What to grow').fill('Say no more often.')
    await lead.getByRole('button', { name: 'Hand in' }).click()
    await lead.getByRole('button', { name: 'Hand in again' }).waitFor()
  })

  test('the lead calibrates with the keyboard alone, with a reason, and the rating before stays beside', async () => {
    await hr.reload()
    await hr.getByText(/^1 of \d+ written$/).waitFor()
    await confirm(hr, 'Begin calibration')
    await hr.getByText('Calibrating').first().waitFor()
    await lead.goto(round.page)
    const column = lead.getByRole('region', { name: 'Rating 4' })
    const chip = column.getByRole('button').first()
    await chip.waitFor()
    await assertAccessible(lead)
    await chip.focus()
    await lead.keyboard.press('Enter')
    await lead.getByRole('dialog').getByText('Brought two teams to one way of working.').waitFor()
    await lead.getByRole('radio', { name: '4' }).focus()
    await lead.keyboard.press('ArrowLeft')
    await lead.keyboard.press('Tab')
    await lead.keyboard.type('Others at 4 reached more of their goals.')
    await assertAccessible(lead)
    await lead.keyboard.press('Tab')
    await lead.keyboard.press('Tab')
    await lead.keyboard.press('Enter')
    await lead.getByText('The rating was changed').waitFor()
    await lead
      .getByRole('region', { name: 'Rating 3' })
      .getByRole('button', { name: 'Moved from 4 to 3' })
      .waitFor()
  })

  test('a rating that is not taken stands where it was, and what was written is there to be sent again', async () => {
    const standing = lead
      .getByRole('region', { name: 'Rating 3' })
      .getByRole('button', { name: 'Moved from 4 to 3' })
    let answer = (): void => {}
    const told = new Promise<void>((done) => (answer = done))
    await lead.route(/\/calibrations$/, async (route) => {
      await told
      const body = {
        type: 'about:blank',
        title: 'busy',
        status: 503,
        code: 'overloaded',
        detail: 'Busy.',
        requestId: 'rqs_1',
      }
      await route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify(body),
      })
    })
    await standing.click()
    await lead.getByRole('radio', { name: '5' }).check()
    await lead.getByLabel('Reason').fill('On second thoughts the best of all.')
    await lead.getByRole('button', { name: 'Change the rating' }).click()
    await lead.getByRole('region', { name: 'Rating 5' }).getByRole('button').first().waitFor()
    answer()
    await lead.getByText('Not saved').waitFor()
    await lead.getByRole('dialog').waitFor()
    assert.ok(await lead.getByRole('radio', { name: '5' }).isChecked())
    assert.equal(await lead.getByLabel('Reason').inputValue(), 'On second thoughts the best of all.')
    await lead.unroute(/\/calibrations$/)
    await lead.getByRole('button', { name: 'Cancel' }).click()
    await standing.waitFor()
  })

  test('the lead publishes, and the person reads it on a phone and no sooner', async () => {
    await employee.goto(round.review)
    await employee.getByText('Nothing to read here yet').waitFor()
    await assertAccessible(employee)
    await confirm(lead, 'Publish')
    await lead.getByText('1 review was published').waitFor()
    await employee.goto(`${demo.origin}/reviews`)
    await employee.getByRole('link', { name: 'Half-year review' }).click()
    await employee.getByText('Say no more often.').waitFor()
    await employee.getByText('By the manager').waitFor()
    await assertAccessible(employee)
    await employee.getByRole('button', { name: 'I have read it' }).click()
    await employee.getByText(/^Read on /).waitFor()
    assert.equal(await employee.evaluate('document.documentElement.scrollWidth'), 360)
  })

  test('an HR manager builds a survey of every kind of question, sees it as it asks, and launches it', async () => {
    await hr.goto(`${demo.origin}/surveys`)
    await heading(hr, 'Surveys')
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'New survey' }).click()
    await hr.getByRole('textbox', { name: 'Name' }).fill('How was the move?')
    await hr.getByLabel('What it is for').first().click()
    await hr.getByRole('option', { name: 'Pulse' }).click()
    await hr.getByLabel(/^Anonymous/).check()
    await hr.getByRole('button', { name: 'Save' }).click()
    await heading(hr, 'How was the move?')
    round.survey = hr.url()
    for (const [kind, wording] of [
      ['Scale', 'I can concentrate.'],
      ['Choices', 'What is missing?'],
      ['Words', 'Anything else?'],
    ] as const) {
      await hr.getByRole('button', { name: 'New question' }).click()
      await hr.locator('label', { hasText: new RegExp(`^${kind}$`) }).click()
      await hr.getByLabel('Wording').fill(wording)
      if (kind === 'Choices') {
        await hr.getByRole('combobox', { name: 'What can be chosen' }).pressSequentially('Light,Plants,')
        await assertAccessible(hr)
      }
      await hr.getByRole('button', { name: 'Save' }).click()
      await hr.getByText(wording).first().waitFor()
      await hr.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'Preview' }).click()
    await hr.getByRole('dialog').getByText('This survey is anonymous').waitFor()
    await assertAccessible(hr)
    await hr.keyboard.press('Escape')
    await hr.getByRole('button', { name: 'New wave' }).click()
    await hr.getByLabel('Name').fill('November')
    await hr.getByLabel('Closes on').fill('2100-01-01')
    await hr.getByRole('button', { name: 'Launch' }).click()
    await hr.getByText('It has asked already').waitFor()
    assert.equal(await hr.getByRole('button', { name: 'New question' }).count(), 0)
  })

  test('an employee on a phone is told what is kept, answers, and cannot answer twice', async () => {
    await employee.goto(`${demo.origin}/notifications`)
    await employee.getByRole('link', { name: 'A survey asks you' }).click()
    await employee.getByRole('link', { name: 'Answer' }).click()
    await heading(employee, 'How was the move?')
    await employee.getByText('This survey is anonymous').waitFor()
    await assertAccessible(employee)
    assert.equal(await employee.evaluate('document.documentElement.scrollWidth'), 360)
    await employee.getByRole('radio', { name: '5' }).check()
    await employee.getByLabel('Plants').check()
    await employee.getByText('2 of 3 answered').waitFor()
    await employee.getByRole('button', { name: 'Send' }).click()
    await employee.getByText('Thank you.').waitFor()
    await assertAccessible(employee)
    await employee.reload()
    await employee.getByText('Thank you.').waitFor()
  })

  test('results are those of waves that are over, by group, and say which groups are too small', async () => {
    await hr.goto(`${round.survey}?tab=results`)
    await hr.getByText('No results yet').waitFor()
    await hr.goto(`${demo.origin}/surveys`)
    await hr.getByRole('link', { name: 'Autumn pulse' }).click()
    await hr.getByRole('heading', { level: 2, name: 'Where it differs' }).waitFor()
    await hr.getByText(/^about \d+ of \d+ people$/).waitFor()
    await assertAccessible(hr)
    await hr.locator('label', { hasText: /^Tenure$/ }).click()
    await hr.waitForURL(/by=tenure/)
    await hr.getByRole('rowheader').first().waitFor()
  })

  test('an employee on a phone checks in on a goal and sees who looked', async () => {
    await employee.goto(`${demo.origin}/goals`)
    await employee.getByRole('button', { name: 'New goal' }).click()
    await employee.getByLabel('Name').fill('Learn Portuguese')
    await employee.getByLabel('Kind').first().click()
    await employee.getByRole('option', { name: 'Development' }).click()
    await employee.getByRole('button', { name: 'Save' }).click()
    await employee.getByRole('button', { name: 'Learn Portuguese' }).click()
    await employee.getByLabel('Note').fill('Two chapters.')
    await employee.getByRole('button', { name: 'Check in' }).click()
    await employee.getByText('Two chapters.').first().waitFor()
    await employee.goto(`${demo.origin}/me?tab=accesses`)
    await employee
      .getByText(/Review/)
      .first()
      .waitFor()
    await assertAccessible(employee)
  })

  test('a team shows its people with their share of time, and leads to each', async () => {
    await lead.goto(`${demo.origin}/teams`)
    await heading(lead, 'Teams')
    await lead.getByRole('row').nth(1).waitFor()
    await assertAccessible(lead)
    await lead.getByRole('row').nth(1).getByRole('link').first().click()
    await lead.getByRole('heading', { level: 2, name: /^Away on/ }).waitFor()
    await lead.getByRole('row').nth(1).getByRole('link').first().waitFor()
    await assertAccessible(lead)
  })

  test('dark, on a phone, in Spanish, they are as accessible and nothing is wider than the screen', async () => {
    const state = await hr.context().storageState()
    await using dark = await demo.browser.newContext({
      storageState: { ...state, origins: [] },
      viewport: { width: 360, height: 780 },
      colorScheme: 'dark',
      locale: 'es',
    })
    const page = await dark.newPage()
    for (const [path, title] of [
      ['/reviews', 'Evaluaciones'],
      [new URL(round.page).pathname, 'Half-year review'],
      ['/surveys', 'Encuestas'],
      [new URL(round.survey).pathname, 'How was the move?'],
      ['/teams', 'Equipos'],
    ] as const) {
      await page.goto(`${demo.origin}${path}`)
      await heading(page, title)
      await page.waitForLoadState('networkidle')
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360, path)
      await assertAccessible(page)
    }
    await page.getByRole('link').first().waitFor()
  })

  test('the pages complained of nothing on the way', () => {
    assert.deepEqual(complaints.flat(), [])
  })
})
