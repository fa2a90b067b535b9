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
    // What came within a minute of each other stands in one line.
    await manager.getByText(/^[12] selected$/).waitFor()
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

  for (const view of ['list', 'drawn'] as const)
    test(`keys alone go through the chart as through a tree: ${view}`, async () => {
      await manager.goto(`${demo.origin}/organisation-chart${view === 'drawn' ? '?view=drawn' : ''}`)
      await manager.getByRole('treeitem').nth(3).waitFor()
      // One Tab leads into the tree, wherever it stands.
      await tabTo(
        manager,
        (await manager.locator('[role=treeitem][tabindex="0"]').getAttribute('aria-label'))!,
      )
      const stood = async () => {
        const one = manager.locator('[role=treeitem]:focus')
        const [name, level, open] = await Promise.all(
          ['aria-label', 'aria-level', 'aria-expanded'].map((name) => one.getAttribute(name)),
        )
        assert.equal(await one.getAttribute('tabindex'), '0')
        assert.equal(await manager.locator('[role=treeitem][tabindex="0"]').count(), 1)
        return { name, level, open }
      }
      const press = async (key: string) => {
        await manager.keyboard.press(key)
        return stood()
      }
      const top = await stood()
      assert.deepEqual([top.level, top.open], ['1', 'true'])
      const first = await press('ArrowDown')
      assert.deepEqual([first.level, first.open], ['2', 'false'])
      assert.equal((await press('ArrowRight')).open, 'true')
      assert.equal((await press('ArrowRight')).level, '3')
      assert.deepEqual(await press('ArrowLeft'), { ...first, open: 'true' })
      assert.deepEqual(await press('ArrowLeft'), first)
      assert.deepEqual(await press('ArrowLeft'), top)
      const last = await press('End')
      assert.equal(last.level, '2')
      assert.deepEqual(await press('Home'), top)
      // Some letters of a name lead there.
      await manager.keyboard.type(last.name!.slice(0, 6))
      assert.deepEqual(await stood(), last)
      await assertAccessible(manager)
      await manager.keyboard.press('Enter')
      await manager.waitForURL(/\/people\/per_/)
      await manager.getByRole('heading', { level: 1, name: last.name!.split(',')[0]! }).waitFor()
    })

  test('keys alone go through the goals: branches close and open, and Enter opens a goal', async () => {
    await manager.goto(`${demo.origin}/goals?whose=all`)
    const stood = manager.locator('[role=treeitem]:focus')
    const first = manager.locator('[role=treeitem][tabindex="0"]:not([aria-label*="…"])')
    await tabTo(manager, (await first.getAttribute('aria-label'))!)
    for (let line = 0; line < 50 && (await stood.getAttribute('aria-expanded')) === null; line++)
      await manager.keyboard.press('ArrowDown')
    const branch = await stood.getAttribute('aria-label')
    assert.equal(await stood.getAttribute('aria-expanded'), 'true')
    const level = Number(await stood.getAttribute('aria-level'))
    await manager.keyboard.press('ArrowRight')
    assert.equal(Number(await stood.getAttribute('aria-level')), level + 1)
    // One that has goals below it is closed first.
    if ((await stood.getAttribute('aria-expanded')) !== null) await manager.keyboard.press('ArrowLeft')
    await manager.keyboard.press('ArrowLeft')
    assert.equal(await stood.getAttribute('aria-label'), branch)
    await manager.keyboard.press('ArrowLeft')
    assert.equal(await stood.getAttribute('aria-expanded'), 'false')
    await manager.keyboard.press('ArrowDown')
    assert.equal(Number(await stood.getAttribute('aria-level')), level, 'what is below is not shown')
    await manager.keyboard.press('ArrowUp')
    await manager.keyboard.press('ArrowRight')
    await manager.keyboard.press('ArrowRight')
    assert.equal(await manager.locator('[role=treeitem][tabindex="0"]').count(), 1)
    const goal = (await stood.getAttribute('aria-label'))!.split(',')[0]!
    await manager.keyboard.press('Enter')
    await manager.getByRole('dialog').getByRole('heading', { name: goal }).waitFor()
    await manager.keyboard.press('Escape')
    await manager.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal((await stood.getAttribute('aria-label'))!.split(',')[0], goal)
    await assertAccessible(manager)
  })

  test('the drawn chart is zoomed, dragged, searched and opened, keeps its address and its day, and prints all that is open', async () => {
    await manager.goto(`${demo.origin}/organisation-chart`)
    await manager.getByText('Drawing', { exact: true }).click()
    await manager.waitForURL(/view=drawn/)
    await manager.reload()
    const boxes = manager.locator('[role=treeitem][data-id]')
    await boxes.nth(3).waitFor()
    const top = boxes.first()
    const boxOf = async () => (await top.boundingBox())!
    const before = await boxOf()
    await manager.getByRole('button', { name: 'Larger' }).click()
    await manager.waitForFunction(
      `document.querySelector('[role=treeitem]').getBoundingClientRect().width > ${before.width * 1.2}`,
    )
    await manager.getByRole('button', { name: 'Show all' }).click()
    await manager.waitForFunction(
      `Math.abs(document.querySelector('[role=treeitem]').getBoundingClientRect().width - ${before.width}) < ${before.width / 10}`,
    )
    await manager.waitForTimeout(300)
    const still = await boxOf()
    // By the empty part below, and by a box: what is dragged is not clicked.
    for (const [x, y] of [
      [still.x + 40, still.y + 400],
      [still.x + 40, still.y + 20],
    ] as const) {
      await manager.mouse.move(x, y)
      await manager.mouse.down()
      await manager.mouse.move(x + 30, y + 20, { steps: 4 })
      await manager.mouse.up()
    }
    const dragged = await boxOf()
    assert.deepEqual([Math.round(dragged.x - still.x), Math.round(dragged.y - still.y)], [60, 40])
    assert.match(manager.url(), /organisation-chart/)
    await manager.mouse.wheel(0, -200)
    await manager.waitForFunction(
      `document.querySelector('[role=treeitem]').getBoundingClientRect().width > ${still.width * 1.1}`,
    )
    // Who is opened stays where they are seen.
    const open = manager.getByRole('button', { name: /^Show reports of/ }).first()
    const count = await boxes.count()
    await open.click()
    await boxes.nth(count).waitFor()
    await assertAccessible(manager)
    await manager.getByRole('searchbox').fill('engineer')
    await manager.getByText(/found\. Enter leads to the next\.$/).waitFor()
    const stood = () => manager.locator('[role=treeitem][tabindex="0"]').getAttribute('aria-label')
    const found = await stood()
    assert.match(found!, /engineer/i)
    await manager.keyboard.press('Enter')
    await manager.waitForFunction(
      `document.querySelector('[role=treeitem][tabindex="0"]').ariaLabel !== ${JSON.stringify(found)}`,
    )
    await assertAccessible(manager)
    const next = await stood()
    await manager.getByRole('searchbox').fill('')
    assert.equal(await stood(), next, 'who was found is still there')
    await manager.locator('[role=treeitem][tabindex="0"]').getByRole('link').first().waitFor()
    const drawn = await boxes.count()
    await manager.evaluate(`dispatchEvent(new Event('beforeprint'))`)
    assert.ok((await boxes.count()) >= drawn)
    await manager.evaluate(`dispatchEvent(new Event('afterprint'))`)
    // It is of the day that is looked at.
    const people = manager.waitForResponse(/organisation-chart\?asOf=2025-01-15/)
    await manager.goto(`${demo.origin}/organisation-chart?view=drawn&asOf=2025-01-15`)
    await people
    await boxes.nth(3).waitFor()
    assert.match(
      (await manager.getByRole('treeitem').getByRole('link').first().getAttribute('href'))!,
      /asOf=2025-01-15/,
    )
  })

  test('on a phone two fingers make the drawn chart larger, and one moves it', async () => {
    const context = await demo.browser.newContext({
      storageState: await manager.context().storageState(),
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      locale: 'en',
    })
    const phone = await context.newPage()
    await phone.goto(`${demo.origin}/organisation-chart`)
    await phone.getByRole('treeitem').nth(3).waitFor()
    assert.equal(
      await phone.locator('[aria-label="Larger"]').count(),
      0,
      'the list is what stands there first',
    )
    await phone.getByText('Drawing', { exact: true }).click()
    const top = phone.locator('[role=treeitem][data-id]').first()
    await phone.getByRole('button', { name: 'Larger' }).waitFor()
    const before = (await top.boundingBox())!
    const cdp = await context.newCDPSession(phone)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: (readonly [number, number])[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([x, y], id) => ({ x, y, id })) })
    await touch('touchStart', [180, 600], [220, 600])
    for (let by = 10; by <= 60; by += 10) await touch('touchMove', [180 - by, 600], [220 + by, 600])
    await touch('touchEnd')
    await phone.waitForFunction(
      `document.querySelector('[role=treeitem][data-id]').getBoundingClientRect().width > ${before.width * 1.5}`,
    )
    const large = (await top.boundingBox())!
    await touch('touchStart', [200, 600])
    for (let by = 10; by <= 60; by += 10) await touch('touchMove', [200, 600 - by])
    await touch('touchEnd')
    const moved = (await top.boundingBox())!
    assert.ok(Math.abs(large.y - moved.y - 60) < 2, `${large.y} → ${moved.y}`)
    assert.equal(await phone.evaluate('document.documentElement.scrollWidth'), 390)
    await assertAccessible(phone)
    await context.close()
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
