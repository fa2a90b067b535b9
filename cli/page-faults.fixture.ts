import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Whatever takes longer, on a busy machine too, is taken for a page that never ends loading. */
export const restMs = 30_000

export interface Look {
  readonly viewport: { readonly width: number; readonly height: number }
  readonly colorScheme: 'light' | 'dark'
}

export interface PageHead {
  readonly headings: readonly string[]
  readonly title: string
  /** All that can be read on the page. */
  readonly text: string
}

export interface WatchedPage {
  readonly page: Page
  /** Loads an address, and waits until nothing more comes. */
  readonly open: (address: string) => Promise<void>
  /** Goes to an address within the pages, as a link does. */
  readonly goTo: (address: string) => Promise<void>
  readonly openTab: (name: string) => Promise<void>
  /** Whether the menu leads to a page or to the list that it belongs to. */
  readonly isOffered: (path: string) => Promise<boolean>
  readonly lookAs: (look: Look) => Promise<void>
  readonly head: () => Promise<PageHead>
  /** Tabs that are not open. */
  readonly tabs: () => Promise<readonly string[]>
  /** What axe finds, and whether something is wider than the screen, as the page stands. */
  readonly faults: () => Promise<readonly string[]>
  /** What the browser complained of since it was asked last. */
  readonly complaints: () => readonly string[]
}

/** A page of which is known when it has come to rest, and what is wrong with it then. */
export async function watchPage(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage()
  let underWay = 0
  page.on('request', () => underWay++)
  page.on('requestfinished', () => underWay--)
  page.on('requestfailed', () => underWay--)
  let complaints: string[] = []
  const complain = (text: string): void =>
    void complaints.push(`${new URL(page.url()).pathname} complained: ${text}`)
  page.on('pageerror', ({ message }) => complain(message))
  page.on('console', (message) => {
    // A busy server asks to come back, and the page does.
    if (message.type() === 'error' && !message.text().includes('status of 503')) complain(message.text())
  })

  async function rest(): Promise<void> {
    const end = Date.now() + restMs
    for (let calm = 0; calm < 2;) {
      await pause(40)
      calm = underWay > 0 || (await page.evaluate<boolean>(isBusy)) ? 0 : calm + 1
      if (Date.now() > end) return complain('does not come to rest')
    }
  }

  return {
    page,
    open: async (address) => {
      await page.goto(address)
      await rest()
    },
    goTo: async (address) => {
      await page.evaluate(`self.__TSR_ROUTER__.history.push(${JSON.stringify(address)})`)
      await rest()
    },
    openTab: async (name) => {
      await page.getByRole('main').getByRole('tab', { name, exact: true }).click()
      await rest()
    },
    isOffered: async (path) => {
      const offered = await page.evaluate<string[]>(
        `[...document.querySelectorAll('nav a')].map(({ pathname }) => pathname)`,
      )
      return offered.some((one) => path === one || path.startsWith(`${one}/:`))
    },
    lookAs: async ({ viewport, colorScheme }) => {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme })
    },
    head: () => page.evaluate<PageHead>(readHead),
    tabs: () => page.getByRole('main').getByRole('tab', { selected: false }).allInnerTexts(),
    faults: () => faultsOf(page),
    complaints: () => {
      const found = complaints
      complaints = []
      return found
    },
  }
}

const isBusy = `(() => {
  const main = document.querySelector('main')
  return main === null || self.__TSR_ROUTER__?.state.status !== 'idle' ||
    [...main.querySelectorAll('.mantine-Skeleton-root, [aria-busy=true]')].some((one) => one.checkVisibility())
})()`

const readHead = `({
  headings: [...document.querySelectorAll('h1')].map(({ textContent }) => textContent),
  title: document.title,
  text: document.querySelector('main').innerText,
})`

async function faultsOf(page: Page): Promise<readonly string[]> {
  // Through the debugger, which the policy of the page does not bind.
  if (!(await page.evaluate<boolean>("'axe' in self"))) await page.evaluate(axe)
  const { pathname } = new URL(page.url())
  const { width } = page.viewportSize()!
  const found = await page.evaluate<string[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }).then(({ violations }) => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [
        ...violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 2).map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary).join(' | ')),
        ...(scrollWidth > clientWidth ? ['is wider than the screen: ' + scrollWidth] : []),
      ]
    })`,
  )
  return found.map((fault) => `${pathname} at ${width}: ${fault}`)
}
