import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { assertAccessible, openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'

const busy = JSON.stringify({
  type: 'about:blank',
  title: 'busy',
  status: 503,
  code: 'overloaded',
  detail: 'The server is busy.',
  requestId: 'rqs_0000000000000000000002',
})

describe('what people do on pages by hand: not taken, without a connection, with keys alone', () => {
  let demo: DemoPages
  let manager: Page

  const signIn = async (role: string): Promise<Page> => {
    const size = { width: 1280, height: 800 }
    const page = await (await demo.browser.newContext({ viewport: size, locale: 'en' })).newPage()
    await page.goto(demo.links.get(role)!)
    await page.waitForURL(`${demo.origin}/`)
    return page
  }

  before(async () => {
    demo = await openDemoPages()
    manager = await signIn('HR manager')
  })
  after(() => demo.close())

  /** Lets requests wait until they are to be refused as by a busy server. */
  async function refuse(page: Page, address: RegExp): Promise<() => Promise<void>> {
    let answer = (): void => {}
    const told = new Promise<void>((done) => (answer = done))
    const refused = async (route: Route): Promise<void> => {
      await told
      await route.fulfill({ status: 503, contentType: 'application/problem+json', body: busy })
    }
    await page.route(address, refused)
    return async () => {
      answer()
      await page.getByText('Not saved').last().waitFor()
      await page.unroute(address)
    }
  }

  const contactOf = (page: Page) =>
    page.locator('.mantine-Card-root', { has: page.getByRole('heading', { name: 'Contact details' }) })

  test('a form that is filled without a connection keeps what was typed, and is sent after', async () => {
    for (const role of ['Employee', 'Team lead']) {
      const page = await signIn(role)
      await page.goto(`${demo.origin}/me`)
      await contactOf(page).getByRole('button', { name: 'Change' }).click()
      await page.context().setOffline(true)
      await page.getByText('Cadre cannot be reached').waitFor()
      await page.getByLabel('City').fill('Arequipa')
      await page.getByLabel('Bank account').fill(`PE00 ${role.length}`)
      await page.getByRole('button', { name: 'Save' }).click()
      await assertAccessible(page)
      assert.equal(await page.getByLabel('City').inputValue(), 'Arequipa')
      await page.context().setOffline(false)
      await page.getByText('Cadre cannot be reached').waitFor({ state: 'detached' })
      const save = page.getByRole('button', { name: 'Save' })
      // It was sent by itself as soon as that was possible, or is sent now.
      if (await save.isVisible()) await save.click({ timeout: 2000 }).catch(() => {})
      await contactOf(page).getByText('Arequipa').waitFor()
      await page.getByRole('tab', { name: 'Requests' }).click()
      await page.getByText('waits').waitFor()
      assert.equal(await page.getByText('waits').count(), 1, 'it was sent once')
      await page.close()
    }
  })

  test('notices are marked as read with keys alone, all that are chosen at once', async () => {
    await manager.goto(`${demo.origin}/notifications`)
    await manager.getByText('2 unread.').waitFor()
    await tabTo(manager, 'Select all shown')
    await manager.keyboard.press('Space')
    await manager.getByText('2 selected').waitFor()
    await assertAccessible(manager)
    await tabTo(manager, 'Mark as read')
    await manager.keyboard.press('Enter')
    await manager.getByText('Everything is read.').waitFor()
    assert.equal(await manager.getByRole('checkbox', { name: 'Select all shown', checked: true }).count(), 0)
    await manager.reload()
    await manager.getByText('Everything is read.').waitFor()
  })

  test('an approval that is not taken stands where it was', async () => {
    await manager.goto(`${demo.origin}/approvals`)
    const cards = manager.getByRole('main').getByRole('button', { name: 'Approve' })
    await cards.nth(1).waitFor()
    const fail = await refuse(manager, /\/approve$/)
    await cards.first().click()
    await cards.nth(1).waitFor({ state: 'detached' })
    await fail()
    await cards.nth(1).waitFor()
    assert.equal(await manager.getByText(/^Approved for/).count(), 0)
  })

  test('of a refusal that is not taken the reason is still there, and can be sent again', async () => {
    const cards = manager.getByRole('main').getByRole('button', { name: 'Approve' })
    const fail = await refuse(manager, /\/refuse$/)
    await manager.getByRole('button', { name: 'Decline' }).first().click()
    await manager.getByLabel('Reason').fill('The account is not yours.')
    await manager.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await cards.nth(1).waitFor({ state: 'detached' })
    await fail()
    await manager.getByRole('dialog').waitFor()
    assert.equal(await manager.getByLabel('Reason').inputValue(), 'The account is not yours.')
    await manager.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await manager.getByText(/^Declined for/).waitFor()
    await cards.nth(1).waitFor({ state: 'detached' })
    assert.equal(await cards.count(), 1)
  })

  test('the chart is searched, looked at from one person down, and left the way it was come', async () => {
    await manager.goto(`${demo.origin}/organisation-chart`)
    const lines = manager.getByRole('treeitem')
    await lines.nth(3).waitFor()
    const all = await lines.count()
    const leads = manager.getByRole('link', { name: /^Show .* and below alone$/ })
    const name = /^Show (.*) and below alone$/.exec((await leads.first().getAttribute('aria-label'))!)![1]!
    await leads.first().click()
    await manager.waitForURL(/person=per_/)
    const way = manager.getByRole('navigation', { name: 'From the top to here' })
    await way.getByText(name, { exact: true }).waitFor()
    assert.ok((await lines.first().innerText()).startsWith(name))
    await assertAccessible(manager)
    await manager.reload()
    await way.getByText(name, { exact: true }).waitFor()
    assert.ok((await lines.first().innerText()).startsWith(name), 'the address says from where on')
    await way.getByRole('link', { name: 'Everybody' }).click()
    await manager.waitForURL((url) => !url.searchParams.has('person'))
    await lines.nth(all - 1).waitFor()
    await manager.getByRole('searchbox').fill(name)
    await manager.getByText('1 found').waitFor()
    await manager.locator('[role=treeitem][data-found]').getByText(name, { exact: true }).waitFor()
    await assertAccessible(manager)
    await manager.getByRole('searchbox').fill('nobody is called this')
    await manager.getByText('Nobody found').waitFor()
  })
})

/** Goes with the key Tab to what bears a name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(
      `(({ ariaLabel, labels, textContent }) => ariaLabel ?? labels?.[0]?.textContent ?? textContent)(document.activeElement)`,
    )
    if (found === name) return
  }
  assert.fail(`the key Tab does not lead to “${name}”`)
}
