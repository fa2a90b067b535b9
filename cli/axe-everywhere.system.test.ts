import { pagePaths } from '@cadre/contract'
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Route } from 'playwright-core'
import { openDemoPages } from './demo-pages.fixture.ts'
import type { DemoPages } from './demo-pages.fixture.ts'
import { openEmptyPages, setUpAndSignIn } from './empty-pages.fixture.ts'
import type { EmptyPages } from './empty-pages.fixture.ts'
import { clientOf, fillDemoPages } from './fill-demo-pages.fixture.ts'
import { addressesOf } from './page-addresses.fixture.ts'
import type { PageAddresses } from './page-addresses.fixture.ts'
import { restMs, watchPage } from './page-faults.fixture.ts'
import type { Look, PageHead, WatchedPage } from './page-faults.fixture.ts'

type Path = (typeof pagePaths)[number]

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const looks: readonly Look[] = [
  { viewport: wide, colorScheme: 'light' },
  { viewport: phone, colorScheme: 'dark' },
  { viewport: wide, colorScheme: 'dark' },
  { viewport: phone, colorScheme: 'light' },
]
const lookFor = (place: number): Look => looks[place % looks.length]!
const context = { locale: 'en', reducedMotion: 'reduce', viewport: wide } as const

const roles = [
  'Team lead',
  'HR manager',
  'Employee',
  'Recruiter',
  'Training specialist',
  'Data scientist',
  'Administrator',
  'Executive',
] as const
type RoleTitle = (typeof roles)[number]

const refused = 'Your role does not see this'
const missing = 'There is no such page'

describe('every page of the made-up company', () => {
  let demo: DemoPages
  let addresses: PageAddresses
  const contexts = new Map<RoleTitle, BrowserContext>()
  /** Who saw something at an address, and who was refused there. */
  const seenAt = new Map<string, RoleTitle>()
  const refusedAt = new Map<string, RoleTitle>()
  const titles = new Map<string, Set<Path>>()

  before(async () => {
    demo = await openDemoPages()
    for (const role of roles) {
      const own = await demo.browser.newContext(context)
      contexts.set(role, own)
      const page = await own.newPage()
      await page.goto(demo.links.get(role)!)
      await page.waitForURL(`${demo.origin}/`)
      await page.close()
    }
    const as = (role: RoleTitle) => clientOf(contexts.get(role)!, demo.origin)
    const cast = {
      manager: await as('HR manager'),
      scientist: await as('Data scientist'),
      lead: await as('Team lead'),
      employee: await as('Employee'),
    }
    await fillDemoPages(cast)
    addresses = await addressesOf(cast)
  })
  after(() => demo.close())

  test('the pages that there are, are those with an address here', async () => {
    const page = await contexts.get('HR manager')!.newPage()
    await page.goto(demo.origin)
    await page.locator('h1').waitFor()
    const routes = await page.evaluate<string[]>('Object.keys(self.__TSR_ROUTER__.routesByPath)')
    await page.close()
    assert.deepEqual(
      routes.map((path) => path.replace(/\$$/, '*').replaceAll('$', ':')).toSorted(),
      [...pagePaths].toSorted(),
    )
  })

  describe('with something on it', { concurrency: 2 }, () => {
    for (const role of roles)
      test(`is sound as the ${role.toLowerCase()} sees it, or is told not to`, async () => {
        const watched = await watchPage(contexts.get(role)!)
        await watched.open(demo.origin)
        const faults: string[] = []
        for (const [place, [path, address]] of addressesIn(addresses).entries()) {
          await watched.lookAs(lookFor(place))
          await watched.goTo(address)
          const head = await watched.head()
          const isRefused = head.text.includes(refused) || head.text.includes(missing)
          const told = isRefused ? refusedAt : seenAt
          const isFirst = !told.has(address)
          told.set(address, role)
          if (!isRefused) titles.set(head.title, (titles.get(head.title) ?? new Set()).add(path))
          faults.push(...headFaults(address, head))
          // Whoever sees it first looks at it in every way; for others it is what stands on it that differs.
          for (const look of isFirst && !isRefused ? [...looks.keys()] : isFirst || !isRefused ? [0] : []) {
            await watched.lookAs(lookFor(place + look))
            faults.push(...(await watched.faults()))
          }
          for (const [count, tab] of (isFirst && !isRefused ? await watched.tabs() : []).entries()) {
            await watched.lookAs(lookFor(place + count))
            await watched.openTab(tab)
            faults.push(...(await watched.faults()))
          }
          // Pages that are not offered may be asked for by their address; the server is the one who refuses then.
          const isOffered = await watched.isOffered(path)
          faults.push(
            ...watched
              .complaints()
              .filter((text) => (isOffered && !isRefused) || !/status of 40[34]/.test(text)),
          )
          if (isOffered && isRefused && !path.includes(':')) faults.push(`${path} is offered and refused`)
        }
        await watched.page.close()
        assert.deepEqual(faults, [])
      })
  })

  test('each was seen by somebody, under a title that no other has', () => {
    assert.deepEqual(
      addressesIn(addresses).filter(([, address]) => !seenAt.has(address)),
      [],
    )
    assert.deepEqual(
      [...titles].filter(([, paths]) => paths.size > 1).map(([title, paths]) => [title, ...paths]),
      [],
    )
  })

  /** A page of a role that sees something there. */
  const openFor = (path: Path): Promise<WatchedPage> =>
    watchPage(contexts.get(seenAt.get(addresses[path][0]!)!)!)

  describe('when its answers', { concurrency: 4 }, () => {
    for (const [place, path] of pagePaths.entries()) {
      test(`are held back, ${path} is sound, and says that it loads`, async () => {
        const watched = await openFor(path)
        await watched.lookAs(lookFor(place))
        const held: Route[] = []
        await watched.page.route(ofData, (route) => void held.push(route))
        await watched.page.goto(`${demo.origin}${addresses[path][0]}`)
        await watched.page.locator('main').waitFor()
        await watched.page.waitForFunction(
          `document.querySelector('main h1, main [aria-busy=true], main .mantine-Skeleton-root') !== null`,
        )
        const faults = await watched.faults()
        await watched.page.unrouteAll({ behavior: 'ignoreErrors' })
        await watched.page.close()
        assert.deepEqual([...faults, ...watched.complaints()], [])
      })

      test(`fail, ${path} is sound, says so, and lets one try again`, async () => {
        const watched = await openFor(path)
        await watched.lookAs(lookFor(place + 1))
        let failed = 0
        await watched.page.route(ofData, async (route) => {
          failed++
          await route.fulfill({ status: 500, contentType: 'application/problem+json', body: failure })
        })
        await watched.open(`${demo.origin}${addresses[path][0]}`)
        const again = watched.page.getByRole('button', { name: 'Try again' }).first()
        // It asks again by itself before it says so.
        const isTold =
          failed === 0 ||
          (await again.waitFor({ timeout: restMs }).then(
            () => true,
            () => false,
          ))
        const faults = [...headFaults(path, await watched.head()), ...(await watched.faults())]
        if (!isTold) faults.push(`${path} hides that it failed`)
        await watched.page.close()
        assert.deepEqual(
          [...faults, ...watched.complaints().filter((text) => !text.includes('status of 500'))],
          [],
        )
      })
    }
  })
})

describe('every page of an empty installation', () => {
  let empty: EmptyPages
  let watched: WatchedPage

  before(async () => {
    empty = await openEmptyPages()
    const own = await empty.browser.newContext(context)
    const page = await own.newPage()
    await setUpAndSignIn(page, empty)
    await page.close()
    watched = await watchPage(own)
    await watched.open(empty.origin)
  })
  after(() => empty.close())

  test('is sound without anything on it, and says so where it is of something that is not there', async () => {
    const faults: string[] = []
    for (const [place, path] of pagePaths.entries()) {
      await watched.lookAs(lookFor(place))
      await watched.goTo(
        path.replace(':kind', 'attrition').replace(':name', 'leavers').replace(/:\w+/g, nobody),
      )
      const head = await watched.head()
      faults.push(...headFaults(path, head), ...(await watched.faults()))
      faults.push(...watched.complaints().filter((text) => !/status of 40[034]/.test(text)))
    }
    assert.deepEqual(faults, [])
  })
})

/** What pages ask of the server, but for who is signed in. */
const ofData = (url: URL): boolean => url.pathname.startsWith('/api/v1/') && url.pathname !== '/api/v1/me'
/** An id of nothing. */
const nobody = 'per_0000000000000000000000'
const failure = JSON.stringify({
  type: 'about:blank',
  title: 'Error',
  status: 500,
  code: 'internal-error',
  detail: 'This failed.',
  requestId: 'rqs_0000000000000000000001',
})

const addressesIn = (addresses: PageAddresses): [Path, string][] =>
  pagePaths.flatMap((path) => addresses[path].map((address): [Path, string] => [path, address]))

/** One heading says what a page is, and so does its title. */
function headFaults(address: string, { headings, title }: PageHead): string[] {
  return [
    ...(headings.length === 1
      ? []
      : [`${address} has ${headings.length} first headings: ${headings.join(', ')}`]),
    ...(/^\S.* · Cadre$/.test(title) ? [] : [`${address} has the title “${title}”`]),
  ]
}
