import type { Client } from '@cadre/contract/client'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { assertAccessible, complaintsOf, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'
import { clientOf } from './fill-demo-pages.fixture.ts'

const today = (): string => new Date().toISOString().slice(0, 10)

describe('records that people enter on pages, with the made-up company', () => {
  let demo: DemoPages
  let hr: Page
  let employee: Page
  let manager: Client
  /** The employee of the demo. */
  let personId: string

  const complaints: (readonly string[])[] = []
  const signIn = async (role: string): Promise<Page> => {
    const page = await (await demo.browser.newContext({ locale: 'en' })).newPage()
    complaints.push(complaintsOf(page))
    await page.goto(demo.links.get(role)!)
    await page.waitForURL(`${demo.origin}/`)
    return page
  }
  const dialogOf = (page: Page): Locator => page.getByRole('dialog').last()
  const choose = async (page: Page, label: string, option: string | RegExp): Promise<void> => {
    await dialogOf(page).getByRole('combobox', { name: label }).click()
    if (typeof option === 'string')
      await dialogOf(page).getByRole('combobox', { name: label }).pressSequentially(option)
    await page.getByRole('option', { name: option }).first().click()
  }

  before(async () => {
    demo = await openDemoPages()
    hr = await signIn('HR manager')
    employee = await signIn('Employee')
    manager = await clientOf(hr.context(), demo.origin)
    personId = (await (await clientOf(employee.context(), demo.origin)).call('me', {})).data.personId!
  })
  after(() => demo.close())

  test('HR writes a template with a task, and a buddy of another line ticks it', async () => {
    await hr.goto(`${demo.origin}/onboarding?tab=templates`)
    await hr.getByRole('button', { name: 'New template' }).click()
    await dialogOf(hr).getByLabel('Name').fill('Who joins the house')
    await dialogOf(hr).getByRole('button', { name: 'Save' }).click()
    const template = hr.getByRole('region', { name: 'Who joins the house' })
    await template.getByRole('button', { name: 'Add a task' }).click()
    await dialogOf(hr).getByLabel('What to do').fill('Show the canteen')
    await choose(hr, 'Who does it', /^Buddy$/)
    await dialogOf(hr)
      .getByLabel(/^Days after/)
      .fill('2')
    await assertAccessible(hr)
    await dialogOf(hr).getByRole('button', { name: 'Save' }).click()
    await template.getByText('Show the canteen').waitFor()
    await assertAccessible(hr)
    const templates = (await manager.records('onboarding-templates').list({ limit: 50 })).data.items
    const { id: templateId } = templates.find(({ values }) => values.name === 'Who joins the house')!
    const joiner = (
      await manager.call('listPeople', { query: { limit: 100, working: 'true' } })
    ).data.items.find(({ id, managerId }) => id !== personId && managerId !== personId)!
    await manager.call('beginOnboarding', {
      body: { personId: joiner.id, templateId, firstDay: today(), buddyId: personId },
    })
    await employee.goto(`${demo.origin}/onboarding`)
    await employee.getByLabel('Show the canteen').click()
    await employee.reload()
    await employee.getByText('Nobody is starting').waitFor()
    const [task] = (
      await manager.records('onboarding-tasks').list({ limit: 10, subjectId: joiner.id })
    ).data.items.filter(({ values }) => values.name === 'Show the canteen')
    assert.equal(typeof task!.values.doneOn, 'string')
  })

  test('HR hires somebody, adds a bonus, and enters that they leave', async () => {
    await hr.goto(`${demo.origin}/people`)
    await hr.getByRole('button', { name: 'Hire', exact: true }).click()
    await dialogOf(hr).getByLabel('First name').fill('Nora')
    await dialogOf(hr).getByLabel('Last name').fill('Vela')
    await dialogOf(hr).getByLabel('Title').fill('Engineer')
    await assertAccessible(hr)
    await dialogOf(hr).getByRole('button', { name: 'Hire', exact: true }).click()
    await hr.getByRole('heading', { level: 1, name: 'Nora Vela' }).waitFor()
    await hr.getByRole('tab', { name: 'Pay' }).click()
    await hr.getByRole('button', { name: 'Add bonus' }).click()
    await choose(hr, 'Kind', /^Sign.on$/)
    await dialogOf(hr).getByLabel('Amount').fill('1000')
    await dialogOf(hr).getByRole('button', { name: 'Save' }).click()
    await hr.getByRole('heading', { level: 2, name: 'Bonus' }).waitFor()
    await hr.getByRole('button', { name: 'Leaves', exact: true }).click()
    await choose(hr, 'Leaving kind', /^Voluntary$/)
    await dialogOf(hr).getByRole('button', { name: 'End the employment' }).click()
    await hr.getByText('Entered: the employment ends').waitFor()
    await hr.getByRole('button', { name: 'Leaves', exact: true }).waitFor({ state: 'detached' })
  })

  test('when a lead leaves, HR is told who needs another manager', async () => {
    const { nodes } = (await manager.call('organisationChart', { query: {} })).data
    const lead = nodes.find(({ id }) => id !== personId && nodes.some(({ managerId }) => managerId === id))!
    await hr.goto(`${demo.origin}/people/${lead.id}`)
    await hr.getByRole('button', { name: 'Leaves', exact: true }).click()
    await choose(hr, 'Leaving kind', /^Retirement$/)
    await dialogOf(hr).getByRole('button', { name: 'End the employment' }).click()
    await dialogOf(hr)
      .getByText(/no manager after that/)
      .waitFor()
    const reports = nodes.filter(({ managerId }) => managerId === lead.id)
    for (const { name } of reports) await dialogOf(hr).getByRole('link', { name }).first().waitFor()
    await assertAccessible(hr)
  })

  test('HR chooses people by the keyboard, takes them as a file, changes them all from a day on, and takes it back', async () => {
    const departmentsOf = async (): Promise<string[]> => {
      const found: string[] = []
      const query = { working: 'true', limit: 500 } as const
      for await (const { id, departmentId } of manager.items('listPeople', { query }))
        found.push(`${id} ${departmentId}`)
      return found.sort()
    }
    const held = await departmentsOf()
    await hr.goto(`${demo.origin}/people`)
    const row = hr.getByRole('checkbox', { name: /^Select (?!all)/ })
    await row.nth(1).focus()
    await hr.keyboard.press('Space')
    await row.nth(4).focus()
    await hr.keyboard.press('Shift+Space')
    await hr.getByText('4 selected').waitFor()
    const taken = hr.waitForEvent('download')
    await hr.getByRole('button', { name: 'Export (CSV)' }).click()
    const lines = (await readFile(await (await taken).path(), 'utf8')).trim().split('\r\n')
    assert.deepEqual([lines.length, lines[0]!.includes('workEmail')], [5, true])
    await hr.getByRole('checkbox', { name: 'Select all shown' }).check()
    await hr.getByRole('button', { name: /^Select all \d+$/ }).click()
    const total = Number(/\d+/.exec((await hr.getByText(/^\d+ people ·/).textContent())!)![0])
    await hr.getByText(`${total} selected`).waitFor()
    await hr.getByRole('button', { name: 'Change for all…' }).click()
    await choose(hr, 'What changes', 'Department')
    await choose(hr, 'What holds from then on', 'Customer Service')
    await dialogOf(hr).getByRole('button', { name: 'See what changes' }).click()
    const would = await dialogOf(hr)
      .getByText(/^\d+ people would change$/)
      .textContent()
    const count = Number(/\d+/.exec(would!)![0])
    assert.ok(count > 0 && count < total)
    await dialogOf(hr)
      .getByText(/stay as they are · nothing is entered yet/)
      .waitFor()
    await assertAccessible(hr)
    await dialogOf(hr)
      .getByRole('button', { name: `Change ${count} people` })
      .click()
    await dialogOf(hr)
      .getByRole('button', { name: `Take all ${count} back` })
      .click()
    await dialogOf(hr).getByText(`Taken back for ${count} people`).waitFor()
    await assertAccessible(hr)
    await dialogOf(hr).getByRole('button', { name: 'Close' }).last().click()
    assert.equal(held.length, total)
    assert.deepEqual(await departmentsOf(), held)
  })

  test('an employee asks for leave, and HR approves it', async () => {
    await employee.goto(`${demo.origin}/me`)
    await employee.getByRole('button', { name: 'Ask for leave' }).click()
    await dialogOf(employee).getByLabel('First day').fill('2030-03-04')
    await dialogOf(employee).getByLabel('Last day').fill('2030-03-08')
    assert.equal(await dialogOf(employee).getByLabel('Working days').inputValue(), '5')
    await assertAccessible(employee)
    await dialogOf(employee).getByRole('button', { name: 'Ask for it' }).click()
    await employee.getByText(/^Asked for/).waitFor()
    await hr.goto(`${demo.origin}/approvals`)
    await hr.getByText(/until Mar 8, 2030/).waitFor()
    await hr.getByRole('button', { name: 'Approve' }).first().click()
    await hr.getByText(/until Mar 8, 2030/).waitFor({ state: 'detached' })
  })

  test('a lead sets a goal for a report and changes it; nobody out of reach is offered', async () => {
    const lead = await signIn('Team lead')
    const client = await clientOf(lead.context(), demo.origin)
    const leadId = (await client.call('me', {})).data.personId!
    const { nodes } = (await client.call('organisationChart', { query: {} })).data
    const report = nodes.find(({ managerId }) => managerId === leadId)!
    const stranger = nodes.find(({ id, managerId }) => id !== leadId && managerId === null)!
    await lead.goto(`${demo.origin}/goals`)
    await lead.getByRole('button', { name: 'New goal' }).click()
    assert.equal(await dialogOf(lead).getByText('The organisation’s').count(), 0, 'that is for HR')
    await dialogOf(lead).getByText('Somebody’s').click()
    await dialogOf(lead).getByRole('combobox', { name: 'Person' }).fill(stranger.name)
    await lead.getByRole('option').first().waitFor({ state: 'detached' })
    await dialogOf(lead).getByLabel('Name').fill('Answer within a day')
    await choose(lead, 'Kind', /^Objective$/)
    await dialogOf(lead).getByRole('button', { name: 'Save' }).click()
    await dialogOf(lead).getByText('Choose whose goal it is').waitFor()
    await dialogOf(lead).getByRole('combobox', { name: 'Person' }).fill(report.name)
    await lead.getByRole('option', { name: report.name }).first().click()
    await assertAccessible(lead)
    await dialogOf(lead).getByRole('button', { name: 'Save' }).click()
    await lead.getByRole('dialog').waitFor({ state: 'detached' })
    await lead.goto(`${demo.origin}/goals?whose=all&q=Answer`)
    await lead.getByRole('button', { name: /Answer within a day/ }).click()
    await dialogOf(lead).getByRole('button', { name: 'Change the goal' }).click()
    await assertAccessible(lead)
    await dialogOf(lead).getByLabel('Name').fill('Answer within two days')
    await dialogOf(lead).getByRole('button', { name: 'Save' }).first().click()
    await lead.getByRole('heading', { name: 'Answer within two days' }).waitFor()
    const goals = (await client.records('goals').list({ subjectId: report.id, limit: 50 })).data.items
    assert.ok(goals.some(({ values }) => values.name === 'Answer within two days'))
  })

  test('nothing was complained of on the way', () => assert.deepEqual(complaints.flat(), []))
})
