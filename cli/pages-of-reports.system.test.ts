import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

const kinds = ['attrition', 'performance', 'productivity', 'wellbeing'] as const
/** Reports of the made-up company are made in the background of its first start. */
const made = { timeout: 120_000 }

interface Told {
  readonly parts: readonly {
    readonly about: string
    readonly name: string
    readonly people: number
    readonly value: number
  }[]
}

describe('reports in a real browser', () => {
  let demo: DemoPages
  let origin: string
  const complaints: (readonly string[])[] = []
  const contexts = new Map<string, BrowserContext>()

  before(async () => {
    demo = await openDemoPages()
    ;({ origin } = demo)
  })
  after(() => demo.close())

  async function signIn(role: string, options: BrowserContextOptions = {}): Promise<Page> {
    const known = contexts.get(role)
    const size = { width: 1280, height: 800 }
    const context = known ?? (await demo.browser.newContext({ viewport: size, locale: 'en', ...options }))
    contexts.set(role, context)
    const page = await context.newPage()
    // A link signs in once.
    if (known === undefined) {
      await page.goto(demo.links.get(role)!)
      await page.waitForURL(`${origin}/`)
    }
    complaints.push(complaintsOf(page))
    return page
  }

  async function told(page: Page, kind: string): Promise<Told> {
    const { report } = (await (await page.request.get(`${origin}/api/v1/reports/${kind}`)).json()) as {
      report: Told | null
    }
    return report ?? { parts: [] }
  }

  const finding = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name }).first()

  test('an HR manager reads how many may leave, drills down to a department, and takes the figures', async () => {
    const page = await signIn('HR manager')
    await page.goto(`${origin}/reports/attrition`)
    const headline = finding(page, /^\d+ of \d+ people may leave of their own accord within 6 months$/)
    await headline.waitFor(made)
    const { parts } = await told(page, 'attrition')
    const whole = parts.find(({ about }) => about === 'everybody')!
    assert.match(await headline.innerText(), new RegExp(`of ${whole.people} people`))
    await page.getByText('if things go on as before').first().waitFor()
    await finding(page, /^Goes with it most: /).waitFor()
    await page.getByText('no cause: changing it may change nothing').waitFor()
    await finding(page, /still there$/).waitFor()
    await finding(page, /than was expected|as many left as was expected/).waitFor()
    await assertAccessible(page)

    const table = page.getByRole('table', { name: 'Parts of the organisation, the most notable first' })
    const link = table.getByRole('link').first()
    const department = await link.innerText()
    await link.click()
    await page.getByText(`${department} · as of`, { exact: false }).first().waitFor()
    assert.match(page.url(), /part=department/)
    await page.getByRole('button', { name: 'Show everybody here by band' }).click()
    await page.getByText(/^(By name, in no order of risk|Nobody here has a score)/).waitFor()
    await assertAccessible(page)
    const taken = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const file = await taken
    assert.match(file.suggestedFilename(), /^attrition-\d{4}-\d\d-\d\d\.csv$/)
    const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
    assert.equal(lines.length, parts.length + 1)
    assert.ok(lines.some((line) => line.includes(`department,${department},`)))
    // Nobody is in it but as whose line it is.
    assert.ok(lines.slice(1).every((line) => /,(everybody|department|legal entity|country|line),/.test(line)))
  })

  test('an HR manager decides whether leads see bands of single people and what replacing somebody costs, and says why', async () => {
    const page = await signIn('HR manager')
    await page.goto(`${origin}/reports/attrition`)
    const card = page.getByRole('region', { name: 'What is decided about reports' })
    await card.getByRole('switch', { name: 'Leads see the bands of their own people' }).click()
    await page.getByText('on average, at 20% of a year of pay each').first().waitFor()
    await card.getByRole('textbox', { name: 'What replacing somebody costs' }).fill('50')
    await card.getByRole('textbox', { name: 'Reason' }).fill('agreed with the works council')
    await assertAccessible(page)
    await card.getByRole('button', { name: 'Decide' }).click()
    await card.getByText(/^Decided by HR manager, .*: agreed with the works council$/).waitFor()
    assert.ok(await card.getByRole('switch').isChecked())
    assert.equal(
      await card.getByRole('textbox', { name: 'What replacing somebody costs' }).inputValue(),
      '50 %',
    )
  })

  test('the other reports say what they found, beside what needs no model, by unit and of groups alone', async () => {
    const page = await signIn('HR manager')
    await page.goto(`${origin}/reports/performance`)
    await finding(page, /people may be rated below their last rating$/).waitFor(made)
    await finding(page, /“the same as last time” names \d+ ?%/).waitFor()
    await page.goto(`${origin}/reports/productivity`)
    await finding(page, /usual for (its|their) kind of work$/).waitFor(made)
    await finding(page, /stands lowest/).waitFor()
    await page.getByRole('radiogroup', { name: 'Rows of the map' }).getByText('Teams by lead').click()
    await finding(page, /^People of .* stands lowest/).waitFor()
    await page.getByRole('switch', { name: 'Leads see how much each of their own people does' }).waitFor()
    await assertAccessible(page)
    await page.goto(`${origin}/reports/wellbeing`)
    await finding(page, /^Strain is \d+ of 100/).waitFor(made)
    await page.getByText('Illness is not among them').waitFor()
  })

  test('a lead reads of the own people alone, and sees nobody’s band', async () => {
    const page = await signIn('Team lead')
    await page.getByRole('link', { name: 'Leaving' }).click()
    await finding(page, /people may leave of their own accord/).waitFor()
    await page.getByText('Your people · as of', { exact: false }).first().waitFor()
    for (const kind of kinds) {
      const { parts } = await told(page, kind)
      assert.deepEqual([...new Set(parts.map(({ about }) => about))], ['line'], kind)
      // Of productivity the lines under their own are told, too: who leads them is of the own people.
      if (kind !== 'productivity') assert.equal(parts.length, 1, kind)
    }
    assert.equal(await page.getByRole('combobox', { name: 'Of whom' }).count(), 0)
    await assertAccessible(page)
  })

  test('an executive reads aggregates, a trend and what may be, and nothing about anybody', async () => {
    const page = await signIn('Executive', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.goto(`${origin}/reports`)
    await finding(page, /^In 6 months \d+ to \d+ of these people are still there/).waitFor()
    await assertAccessible(page)
    for (const kind of kinds) {
      const text = await (await page.request.get(`${origin}/api/v1/reports/${kind}`)).text()
      assert.doesNotMatch(text, /per_[0-9A-Za-z]{22}/)
      const { parts } = await told(page, kind)
      assert.deepEqual([...new Set(parts.map(({ about }) => about))].toSorted(), ['department', 'everybody'])
      await page.goto(`${origin}/reports/${kind}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await finding(page, 'What must never be done with it').waitFor()
      await assertAccessible(page)
      const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      assert.ok(Number(over) <= 0, `${kind} is ${String(over)} too wide`)
    }
  })

  test('nobody else finds reports in their navigation, and pages complain of nothing', async () => {
    for (const role of ['Employee', 'Data scientist', 'Administrator']) {
      const page = await signIn(role)
      await page.getByRole('heading', { level: 1 }).waitFor()
      assert.equal(await page.getByRole('link', { name: 'Reports', exact: true }).count(), 0, role)
    }
    assert.deepEqual(complaints.flat(), [])
  })
})
