import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@cadre/contract/client'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'
import { webhookHost } from './dialog-site.fixture.ts'
import type { DialogSite, Told } from './dialog-site.fixture.ts'
import { dialogsOfModels } from './dialogs-of-models.fixture.ts'
import { dialogsOfPeople } from './dialogs-of-people.fixture.ts'
import { clientOf, fillDemoPages } from './fill-demo-pages.fixture.ts'
import { overlaysInSources } from './overlays-in-sources.fixture.ts'
import { addressesOf } from './page-addresses.fixture.ts'
import { watchPage } from './page-faults.fixture.ts'
import type { Look, WatchedPage } from './page-faults.fixture.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const first: Look = { viewport: wide, colorScheme: 'light' }
const looks: readonly Look[] = [
  { viewport: wide, colorScheme: 'dark' },
  { viewport: phone, colorScheme: 'dark' },
  { viewport: phone, colorScheme: 'light' },
  first,
]
const roles = ['HR manager', 'Team lead', 'Employee', 'Administrator', 'Data scientist'] as const

const sitesOf = (told: Told): readonly DialogSite[] => [...dialogsOfPeople(told), ...dialogsOfModels(told)]

describe('everything that opens over a page', () => {
  let demo: DemoPages
  let told: Told
  const contexts = new Map<string, BrowserContext>()
  const pages = new Map<string, WatchedPage>()

  before(async () => {
    process.env['CADRE_WEBHOOK_HOSTS'] = webhookHost
    demo = await openDemoPages()
    for (const role of roles) {
      const own = await demo.browser.newContext({ locale: 'en', reducedMotion: 'reduce', viewport: wide })
      contexts.set(role, own)
      const page = await own.newPage()
      await page.goto(demo.links.get(role)!)
      await page.waitForURL(`${demo.origin}/`)
      await page.close()
    }
    const as = (role: (typeof roles)[number]) => clientOf(contexts.get(role)!, demo.origin)
    const [manager, scientist] = [await as('HR manager'), await as('Data scientist')]
    const cast = { manager, scientist, lead: await as('Team lead'), employee: await as('Employee') }
    await fillDemoPages(cast)
    const addresses = await addressesOf(cast)
    const { personId } = (await cast.employee.call('me', {})).data
    const { champion, items } = (await scientist.call('getModel', { params: { name: 'leavers' } })).data
    const version = items.find(({ number }) => number !== champion)!.id
    const judging = scientist.call('judgeModelVersion', {
      params: { id: version },
      body: { dataSet: 'tables/later' },
    })
    const doneImport = await bringOne(manager)
    const today = new Date().toISOString().slice(0, 10)
    const { data: survey } = await manager
      .records('surveys')
      .create({ from: today, values: { name: 'Not asked yet', kind: 'pulse', isAnonymous: true } })
    await judging
    const judged = async () =>
      (await scientist.call('getModelVersion', { params: { id: version } })).data.judgements.length > 0
    while (!(await judged())) await pause(300)
    told = {
      addresses,
      manager,
      scientist,
      employee: cast.employee,
      lead: await contexts.get('Team lead')!.newPage(),
      person: personId!,
      newSurvey: `/surveys/${survey.id}`,
      doneImport: `/imports/${doneImport}`,
      version,
    }
    for (const role of roles) {
      const watched = await watchPage(contexts.get(role)!)
      await watched.lookAs(first)
      await watched.open(demo.origin)
      pages.set(role, watched)
    }
  })
  after(() => demo.close())

  test('is known here, with the way to it', () => {
    assert.deepEqual(
      sitesOf(told)
        .map(({ of }) => of)
        .toSorted(),
      overlaysInSources(),
    )
  })

  /** Goes to a place, opens what opens there, and tells what is wrong with it. */
  async function look(site: DialogSite): Promise<string[]> {
    const watched = pages.get(site.role)!
    const faults: string[] = []
    try {
      await watched.goTo(site.at)
      faults.push(...(await faultsOf(site, watched)))
    } catch (error) {
      faults.push(error instanceof Error ? error.message.slice(0, 400) : String(error))
      await watched.open(`${demo.origin}${site.at}`)
    }
    const complaints = watched.complaints().filter((text) => !/status of 40[034]/.test(text))
    return [...faults, ...complaints].map((fault) => `${site.of}: ${fault}`)
  }

  test('takes the focus and keeps it, gives it back with Escape, and is sound wide and on a phone, in light and dark in turn', async () => {
    const faults: string[] = []
    for (const site of sitesOf(told)) {
      const found = await look(site)
      // What was of the moment on a busy machine is not there when one looks again.
      if (found.length > 0) faults.push(...(await look(site)))
    }
    assert.deepEqual(faults, [])
  })
})

/** What is wrong with what opens at a place. */
async function faultsOf(site: DialogSite, { page, lookAs }: WatchedPage): Promise<string[]> {
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  await site.before?.(page)
  const trigger = site.trigger(page)
  await trigger.waitFor()
  const popups = page.locator('[role=dialog]:visible, [role=menu]:visible')
  const openBefore = await popups.count()
  await trigger.focus()
  await page.evaluate('self.opener = document.activeElement')
  await page.keyboard.press('Enter')
  const popup = popups.nth(openBefore)
  await popup.waitFor()
  await site.onward?.(page)
  const isIn = (): Promise<boolean> =>
    popup.evaluate((node) => node.contains(node.ownerDocument.activeElement))
  if (site.isTip !== true) {
    if (!(await soon(isIn))) faults.push('does not take the focus')
    for (const key of [...Array.from({ length: 8 }, () => 'Tab'), 'Shift+Tab']) {
      await page.keyboard.press(key)
      if (!(await isIn())) faults.push(`lets the focus go with ${key}`)
    }
  }
  for (const look of looksOf(site)) {
    await lookAs(look)
    // What stands by its opener goes along with it.
    if (site.isTip === true) await trigger.scrollIntoViewIfNeeded()
    if (!(await soon(() => popup.isVisible()))) {
      faults.push(`is gone at ${look.viewport.width}`)
      continue
    }
    const found = await soundness(page, popup)
    faults.push(...found.map((fault) => `at ${look.viewport.width}, ${look.colorScheme}: ${fault}`))
  }
  await lookAs(first)
  // What is open within closes first.
  if (
    await page.evaluate<boolean>(
      `document.activeElement.matches('[role=combobox][aria-expanded=true], [aria-haspopup=listbox][aria-expanded=true]')`,
    )
  )
    await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  if (!(await soon(async () => (await popups.count()) === openBefore)))
    faults.push('does not close with Escape')
  const isBack = (): Promise<boolean> => page.evaluate('document.activeElement === self.opener')
  if (!(await soon(isBack)))
    faults.push(
      `does not give the focus back, but to ${await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 120)')}`,
    )
  for (let more = openBefore; more > 0; more--) await page.keyboard.press('Escape')
  return faults
}

/** Light and wide with dark and narrow, or the other way round: half of the places each. */
function looksOf({ of }: DialogSite): readonly Look[] {
  const isEven = of.length % 2 === 0
  return looks.filter(
    ({ viewport, colorScheme }) => (viewport.width > 600 === (colorScheme === 'light')) === isEven,
  )
}

/** What axe finds in it, and whether the page has become wider than the screen. */
async function soundness(page: Page, popup: Locator): Promise<readonly string[]> {
  // Through the debugger, which the policy of the page does not bind.
  if (!(await page.evaluate<boolean>("'axe' in self"))) await page.evaluate(axe)
  await popup.evaluate((node) => node.setAttribute('data-looked-at', ''))
  const found = await page.evaluate<string[]>(
    `axe.run('[data-looked-at]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then(({ violations }) => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [
        ...violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 2).map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary).join(' | ')),
        ...(scrollWidth > clientWidth ? ['is wider than the screen: ' + scrollWidth] : []),
      ]
    })`,
  )
  await popup.evaluate((node) => node.removeAttribute('data-looked-at'))
  return found
}

/** Whether something comes about within a moment. */
async function soon(isSo: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + 3000; !(await isSo()); await pause(30)) if (Date.now() > end) return false
  return true
}

/** A step of an import is told as done within its job, which ends a moment after. */
async function jobEnded(manager: Client, id: string): Promise<void> {
  while ((await manager.call('getJob', { params: { id } })).data.endedAt === null) await pause(200)
}

/** A sheet with one person, written. */
async function bringOne(manager: Client): Promise<string> {
  const { id } = (await manager.call('beginImport', { body: { fileName: 'one.csv' } })).data
  const params = { id }
  const sheet = 'Employee number,First name,Last name,Hire date\n90201,Nora,Vela,2020-03-01\n'
  await manager.call('uploadPart', { params: { ...params, number: 0 }, body: new Blob([sheet]) as never })
  await manager.call('readImportSheet', { params, body: {} })
  const read = async () => (await manager.call('getImport', { params })).data
  const until = async (isSo: (found: Awaited<ReturnType<typeof read>>) => boolean): Promise<void> => {
    while (!isSo(await read())) await pause(200)
  }
  await until(({ suggestion }) => suggestion !== null)
  const { suggestion } = await read()
  const columns = suggestion!.map(({ confidence: _confidence, reason: _reason, ...column }) => column)
  const asOf = new Date().toISOString().slice(0, 10)
  await manager.call('mapImport', { params, body: { mapping: { kind: 'snapshot', asOf, columns } } })
  await manager.call('checkImport', { params })
  await until(({ state }) => state === 'checked')
  await jobEnded(manager, (await read()).jobId!)
  await manager.call('runImport', { params })
  await until(({ state }) => state === 'done')
  return id
}
