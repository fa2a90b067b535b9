import type { Client } from '@cadre/contract/client'
import type { Locator, Page } from 'playwright-core'
import type { PageAddresses } from './page-addresses.fixture.ts'

export interface DialogSite {
  /** As `overlaysInSources` names it. */
  readonly of: string
  readonly role: string
  readonly at: string
  /** What is done first, on the page or elsewhere. */
  readonly before?: (page: Page) => Promise<unknown>
  /** What opens it with the key Enter. */
  readonly trigger: (page: Page) => Locator
  /** What leads from what opened to what is looked for. */
  readonly onward?: (page: Page) => Promise<unknown>
  /** Only told: it has nothing in it that could have the focus. */
  readonly isTip?: boolean
}

export interface Told {
  readonly addresses: PageAddresses
  readonly manager: Client
  readonly scientist: Client
  readonly employee: Client
  /** Somebody to whom the employee's review belongs. */
  readonly lead: Page
  readonly person: string
  /** A survey that nobody was asked yet, an import that was written, the version of a model that does not answer. */
  readonly newSurvey: string
  readonly doneImport: string
  readonly version: string
}

export const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first()
export const inDialog = (name: string | RegExp) => (page: Page) =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true }).first()
export const press = (name: string | RegExp) => (page: Page) => button(name)(page).click()
export const firstOfTable = (page: Page) =>
  page.getByRole('main').locator('[role=row]:has([role=cell])').first().getByRole('button').first()
export const tip = /^What .* means$/

/** Sites of one role. */
export const as = (role: string, sites: readonly Omit<DialogSite, 'role'>[]): DialogSite[] =>
  sites.map((site) => ({ role, ...site }))

export const today = (): string => new Date().toISOString().slice(0, 10)

/** Where webhooks may go in this installation. */
export const webhookHost = 'hooks.example'
