import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

const sample = join(import.meta.dirname, '..', 'synth', 'sample', 'people.csv')
const today = (): string => new Date().toISOString().slice(0, 10)
/** A job that trains or judges may take so long where much else runs. */
const slow = { timeout: 180_000 }

describe('the life of a model in a real browser, from a file to a decision, a contest, outcomes, a challenger and back', () => {
  let demo: DemoPages
  let origin: string
  let lines: readonly string[]
  /** Ids of everybody at work, in the order in which rows of the file were given to them. */
  let ids: readonly string[]
  const contexts = new Map<string, BrowserContext>()
  const complaints: (readonly string[])[] = []

  before(async () => {
    demo = await openDemoPages()
    ;({ origin } = demo)
    lines = (await readFile(sample, 'utf8')).trimEnd().split('\n')
  })
  after(() => demo.close())

  /** A page of somebody with the role; a link signs in once. */
  async function signIn(role: string): Promise<Page> {
    const known = contexts.get(role)
    const context =
      known ?? (await demo.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' }))
    contexts.set(role, context)
    const page = await context.newPage()
    if (known === undefined) {
      await page.goto(demo.links.get(role)!)
      await page.waitForURL(`${origin}/`)
    }
    complaints.push(complaintsOf(page))
    return page
  }

  const heading = (page: Page, name: string | RegExp, level = 1) =>
    page.getByRole('heading', { level, name }).waitFor()

  async function addFile(page: Page, name: string, rows: readonly string[]): Promise<void> {
    await page.goto(`${origin}/models?tab=data`)
    await page.getByRole('button', { name: 'Add a file' }).click()
    const buffer = Buffer.from(rows.join('\n'))
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: `${name}.csv`, mimeType: 'text/csv', buffer })
    assert.equal(await page.getByLabel('Name', { exact: false }).last().inputValue(), name)
    await page.getByRole('dialog').getByRole('button', { name: 'Add a file' }).click()
    await page.getByRole('link', { name: `tables/${name}` }).waitFor()
  }

  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }

  /** Trains on the leavers and leaves the page at the version that comes of it. */
  async function train(page: Page, { learner }: { learner?: string } = {}): Promise<void> {
    await page.goto(`${origin}/models/leavers`)
    await page.getByRole('button', { name: 'Train a version' }).click()
    await choose(page, 'Data set', 'tables/leavers')
    await choose(page, 'What is predicted', 'left_company')
    // Another file has later rows: none have to be held out.
    const heldOut = page.getByRole('textbox', { name: 'Rows held out, in per cent' })
    assert.equal(await heldOut.inputValue(), '20')
    await heldOut.fill('0')
    await page.getByRole('textbox', { name: 'The answer that counts as' }).fill('Yes')
    await page.getByRole('combobox', { name: 'Leave these columns out' }).click()
    for (const column of ['employee_id', 'last_day'])
      await page.getByRole('option', { name: column, exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByText('fast', { exact: true }).click()
    if (learner !== undefined) {
      await page.getByRole('button', { name: 'More choices' }).click()
      await page.getByRole('combobox', { name: 'Learners' }).click()
      await page.getByRole('option', { name: learner, exact: true }).click()
      await page.keyboard.press('Escape')
    }
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Start training' }).click()
    await heading(page, 'Training on tables/leavers')
    await page.getByRole('heading', { level: 2, name: /is recommended: AUC/ }).waitFor(slow)
    await page.getByRole('link', { name: /^See version/ }).click()
    await page.getByRole('heading', { level: 2, name: 'Judgement' }).waitFor()
  }

  /** Has the version of the page judged on later rows and asks for its approval. */
  async function judgeAndPropose(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Judge on new rows' }).click()
    await choose(page, 'Data set', 'tables/later')
    await page.getByRole('dialog').getByRole('button', { name: 'Judge', exact: true }).click()
    await page.getByText('Passed', { exact: true }).waitFor(slow)
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByLabel('Reason').fill('It tells leavers apart well enough.')
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for approval' }).click()
    await page.getByText('Waits for approval').first().waitFor()
  }

  async function approve(page: Page, number: number): Promise<void> {
    await page.goto(`${origin}/models/leavers`)
    await page.getByRole('link', { name: `Version ${number}` }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByLabel('Reason').fill('Fair, and better than guessing.')
    await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await page.getByText('answers', { exact: true }).waitFor()
    const taken = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Take the bundle' }).click()
    assert.equal((await taken).suggestedFilename(), `leavers-${number}.zip`)
  }

  test('an HR manager adds files, sets up a model, trains a version and asks for its approval', async () => {
    const page = await signIn('HR manager')
    await page.goto(`${origin}/review?tab=bands`)
    await page.getByText('No model answers yet').waitFor()
    await page.goto(`${origin}/models`)
    await page.getByText('No model yet').waitFor()
    await assertAccessible(page)
    await addFile(page, 'leavers', lines.slice(0, 801))
    await addFile(page, 'later', [lines[0]!, ...lines.slice(801)])
    await page.getByRole('link', { name: 'tables/leavers' }).click()
    await page.getByText('monthly_pay').waitFor()
    await assertAccessible(page)
    await page.goto(`${origin}/models`)
    await page.getByRole('button', { name: 'New model' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Leavers')
    assert.equal(await page.getByRole('textbox', { name: 'Name for programs' }).inputValue(), 'leavers')
    await page.getByRole('dialog').getByText('Decide about a person from the score alone.').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Set up' }).click()
    await heading(page, 'Leavers')
    await page.getByText('No training yet').waitFor()
    await train(page)
    await page.goBack()
    await heading(page, 'Training on tables/leavers')
    const settings = page.getByRole('region', { name: 'What it was trained with' })
    await settings.getByRole('link', { name: 'tables/leavers' }).waitFor()
    await settings.getByText(/\(chosen\)/).waitFor()
    await page
      .getByRole('heading', { level: 2, name: /moves what is expected by up to .* points of 100$/ })
      .first()
      .waitFor()
    await assertAccessible(page)
    await page.goForward()
    await judgeAndPropose(page)
    await page.getByText('Whoever trained or proposed it does not decide on it.').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Approve' }).count(), 0)
    await assertAccessible(page)
  })

  test('what the form of a training lacks is said at its field', async () => {
    const page = await signIn('Data scientist')
    await page.goto(`${origin}/models/leavers`)
    await page.getByRole('button', { name: 'Train a version' }).click()
    await page.getByRole('button', { name: 'Start training' }).click()
    await page.getByText('is needed').nth(1).waitFor()
    await assertAccessible(page)
  })

  test('a data scientist trains another version, compares the two, and approves what somebody else trained', async () => {
    const page = await signIn('Data scientist')
    await train(page, { learner: 'logistic-regression' })
    await page.goto(`${origin}/models/leavers`)
    await page.getByRole('checkbox', { name: 'Select all shown' }).check()
    await page.getByRole('button', { name: 'Compare' }).click()
    await heading(page, 'Versions compared')
    await page.getByRole('rowheader', { name: 'AUC' }).waitFor()
    await assertAccessible(page)
    await approve(page, 1)
  })

  test('an HR manager has everybody scored, and reads bands that name nobody', async () => {
    const page = await signIn('HR manager')
    await page.goto(`${origin}/models`)
    ids = (await page.evaluate(
      `(async () => {
        const ids = []
        for (let cursor = ''; cursor !== null; ) {
          const answer = await fetch('/api/v1/people?limit=200&working=true' + cursor)
          const { items, nextCursor } = await answer.json()
          ids.push(...items.map(({ id }) => id))
          cursor = nextCursor && '&cursor=' + encodeURIComponent(nextCursor)
        }
        return ids
      })()`,
    )) as string[]
    const unasked = new Set(['employee_id', 'gender', 'age', 'last_day', 'left_company'])
    const [head, ...rows] = lines.map((line) => line.split(','))
    const kept = head!.flatMap((name, place) => (unasked.has(name) ? [] : [place]))
    const pick = (cells: readonly string[]): string => kept.map((place) => cells[place]).join(',')
    await addFile(page, 'today', [
      `person_id,${pick(head!)}`,
      ...ids.map((id, place) => `${id},${pick(rows[place]!)}`),
    ])
    await page.goto(`${origin}/review?tab=bands`)
    await page.getByRole('button', { name: 'Score everybody' }).click()
    await assertAccessible(page)
    await choose(page, 'Data set', 'tables/today')
    await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click()
    await page
      .getByRole('heading', { level: 2, name: /^History says: it happens to about \d+ of \d+ people/ })
      .waitFor(slow)
    await assertAccessible(page)
    assert.equal(await page.getByRole('main').getByRole('link').count(), 0, 'bands name nobody')
    await page.goto(`${origin}/models/leavers?tab=watch`)
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('heading', { level: 2, name: /^Gender: / }).waitFor(slow)
    await page.getByRole('region', { name: 'What was seen' }).waitFor()
    await assertAccessible(page)
  })

  /** The person of the account that is signed in, as the page of others knows it. */
  const ownId = async (page: Page): Promise<string> =>
    String(
      await page.evaluate(
        "fetch('/api/v1/me').then((answer) => answer.json()).then(({ personId }) => personId)",
      ),
    )

  test('an HR manager asks a lead to decide, who does so with the keyboard alone and blind, and notes what was done', async () => {
    const employee = await signIn('Employee')
    const personId = await ownId(employee)
    const hr = await signIn('HR manager')
    await hr.goto(`${origin}/people/${personId}?tab=outlook`)
    await hr.getByRole('heading', { level: 2, name: /moves this score most$/ }).waitFor()
    await hr.getByRole('button', { name: 'Look for changes' }).click()
    const change = hr.getByRole('region', { name: 'What would change it' })
    await change.getByText(/^(The score is|No such change)/).waitFor()
    await change.getByText('Higher', { exact: true }).click()
    await change.getByText(/^(The score is|No such change)/).waitFor()
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'Ask somebody to decide' }).click()
    await hr.getByRole('combobox', { name: 'Who decides' }).fill('team lead')
    await hr.getByRole('option', { name: /^Team lead/ }).click()
    await hr.getByLabel('What is asked').fill('Is there something we should offer?')
    await hr.getByLabel(/^Blind/).check()
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'Ask', exact: true }).click()
    await hr.getByText('Asked. Whoever decides is told.').waitFor()
    await hr.getByRole('link', { name: /^Team lead is asked, by / }).waitFor()

    const page = await signIn('Team lead')
    await page.getByRole('region', { name: 'Cases to decide' }).waitFor()
    await page.goto(`${origin}/notifications`)
    await page.getByRole('link', { name: 'You are asked to decide on a score' }).click()
    await heading(page, 'Review desk')
    await assertAccessible(page)
    await page.locator('[role=row]:has([role=cell])').first().getByRole('link').click()
    await page.getByText('You decide without score and reasons').waitFor()
    assert.equal(await page.getByText(/moves this score most/).count(), 0)
    await assertAccessible(page)
    await page.getByRole('radio', { name: 'Act', exact: true }).focus()
    await page.keyboard.press('Space')
    assert.ok(await page.getByRole('radio', { name: 'Act', exact: true }).isChecked())
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: 'The score is wrong' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('option').first().waitFor({ state: 'hidden' })
    await page.keyboard.press('Tab')
    await page.keyboard.type('We talk about the next step in January.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Decision' }).getByText('Act', { exact: true }).waitFor()
    await page.getByRole('heading', { level: 2, name: /moves this score most$/ }).waitFor()
    const done = page.getByRole('region', { name: 'What was done' })
    await done.getByRole('button', { name: 'Note what was done' }).click()
    await page.getByRole('combobox', { name: 'Kind' }).fill('Stay interview')
    await page.getByLabel('Begun on').fill(today())
    await page.getByLabel('What it was').fill('An hour, about what comes next.')
    await page.getByRole('button', { name: 'Note it' }).click()
    await done.getByText('An hour, about what comes next.').waitFor()
    await assertAccessible(page)
  })

  test('an employee reads what a model says and what was decided, contests, and somebody else answers', async () => {
    const page = await signIn('Employee')
    await page.goto(`${origin}/me?tab=outlook`)
    const said = page.getByRole('region', { name: 'Leavers' })
    await said.getByText('We talk about the next step in January.').waitFor()
    await assertAccessible(page)
    await said.getByRole('button', { name: 'Contest' }).click()
    await page.getByLabel('What is wrong').fill('My commute is shorter since I moved.')
    await page.getByRole('dialog').getByRole('button', { name: 'Contest' }).click()
    await said.getByText(/^HR manager looks at it, by /).waitFor()
    await assertAccessible(page)
    const hr = await signIn('HR manager')
    await hr.goto(`${origin}/review`)
    await hr.locator('[role=row]:has([role=cell])').first().getByRole('link').click()
    await hr.getByText('My commute is shorter since I moved.').waitFor()
    await hr.getByRole('radio', { name: 'No action' }).check()
    await choose(hr, 'Reason', 'The evidence is incomplete')
    await hr.getByLabel('In words').fill('You are right: the commute is corrected.')
    await assertAccessible(hr)
    await hr.getByRole('button', { name: 'Decide for good' }).click()
    await hr.getByRole('region', { name: 'Decision' }).waitFor()
    await hr.goto(`${origin}/review?tab=figures`)
    await hr.getByRole('row', { name: /Team lead/ }).waitFor()
    await assertAccessible(hr)
    await page.goto(`${origin}/notifications`)
    await page.getByRole('link', { name: 'What you contested was looked at anew' }).click()
    await page.getByText('You are right: the commute is corrected.').waitFor()
  })

  test('what came of it arrives by a file, and the page says how good the scores were', async () => {
    const page = await signIn('Data scientist')
    const [head, ...rows] = lines.map((line) => line.split(','))
    const answer = head!.indexOf('left_company')
    await addFile(page, 'leavers', [
      'person_id,as_of,left_company',
      ...ids.map((id, place) => `${id},${today()},${rows[place]![answer]}`),
    ])
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.goto(`${origin}/models/leavers?tab=watch`)
    await page.getByRole('button', { name: 'Look now' }).click()
    await page
      .getByText(/^On \d+ outcomes of \d+ people AUC is/i)
      .first()
      .waitFor(slow)
    const left = ids.filter((_, place) => rows[place]![answer] === 'Yes').length
    const line = page.getByRole('table', { name: 'What became of scores' }).getByRole('row').nth(1)
    const came = await line.getByRole('cell').nth(5).innerText()
    assert.match(came, new RegExp(`\\b${Math.round((100 * left) / ids.length)}\\s?%`))
    await page.getByText(/^It happened to [\d.]+ % of \d+ people/).waitFor()
    await page.getByRole('region', { name: 'What changed in the inputs' }).waitFor()
    await page.getByRole('heading', { level: 2, name: /^Gender: furthest apart for / }).waitFor()
    await assertAccessible(page)
  })

  test('the challenger is judged, takes the place of the first, and one step puts it back', async () => {
    const page = await signIn('Data scientist')
    await page.goto(`${origin}/models/leavers`)
    await page.getByRole('link', { name: 'Version 2' }).click()
    await judgeAndPropose(page)
    const hr = await signIn('HR manager')
    await approve(hr, 2)
    await hr.goto(`${origin}/models/leavers`)
    await hr.getByText(/^Answers now: Version 2/).waitFor()
    await hr.getByRole('button', { name: 'Put the one before back' }).click()
    await hr.getByLabel('Reason').fill('Complaints about the second one.')
    await hr.getByRole('dialog').getByRole('button', { name: 'Put the one before back' }).click()
    await hr.getByText(/^Answers now: Version 1/).waitFor()
    await hr.getByRole('tab', { name: 'History' }).click()
    await hr.getByText('Complaints about the second one.').waitFor()
    await assertAccessible(hr)
  })

  test('who is asked about nothing finds a desk that says so, and no model anywhere', async () => {
    const page = await signIn('Executive')
    await page.goto(`${origin}/review`)
    await page.getByText('Nothing waits here').waitFor()
    await assertAccessible(page)
    await page.goto(`${origin}/models`)
    await page.getByText('Your role does not see this').waitFor()
  })

  test('no page complained of anything on the way but of what the executive may not see', () => {
    assert.deepEqual(
      complaints.flat().filter((text) => !text.includes('403')),
      [],
    )
  })
})
