import type { Client } from '@cadre/contract/client'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { PageAddresses } from './page-addresses.fixture.ts'

const web = join(import.meta.dirname, '..', 'web')

/** What opens over a page: of the library, and parts of our own around it. */
const overlays = [
  ...['Modal', 'Drawer', 'Popover', 'Menu', 'HoverCard', 'Spotlight'],
  ...['Dialog', 'DialogForm', 'SidePanel', 'Confirm', 'DefinitionTip', 'SavedViews'],
]
/** Parts that are overlays themselves, seen wherever they are used, and the page of all parts, which nobody is served. */
const partsThemselves = [
  ...['confirm', 'definition-tip', 'dialog', 'dialog-form', 'saved-views', 'side-panel', 'parts-page'],
].map((name) => `parts/${name}.tsx`)

/** Each place in the sources where something opens over a page: its file and what opens there, numbered where there are several. */
export function overlaysInSources(): string[] {
  const used = new RegExp(`<(${overlays.join('|')})(?=[\\s>])`, 'g')
  return globSync('**/*.tsx', { cwd: web, exclude: (name) => name === 'dist' || name === 'node_modules' })
    .filter((file) => !partsThemselves.includes(file))
    .flatMap((file) => {
      const seen = new Map<string, number>()
      return [...readFileSync(join(web, file), 'utf8').matchAll(used)].map(([, name]) => {
        const count = (seen.get(name!) ?? 0) + 1
        seen.set(name!, count)
        return `${file} ${name!}${count > 1 ? ` ${count}` : ''}`
      })
    })
    .toSorted()
}

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
  readonly then?: (page: Page) => Promise<unknown>
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

const button = (name: string | RegExp) => (page: Page) =>
  page.getByRole('main').getByRole('button', { name, exact: true }).first()
const inDialog = (name: string | RegExp) => (page: Page) =>
  page.getByRole('dialog').last().getByRole('button', { name, exact: true }).first()
const press = (name: string | RegExp) => (page: Page) => button(name)(page).click()
const firstOfTable = (page: Page) =>
  page.getByRole('main').locator('[role=row]:has([role=cell])').first().getByRole('button').first()
const tip = /^What .* means$/

/** The way to everything that opens over a page of the made-up company, in the order in which it can be gone. */
export function dialogSites(told: Told): readonly DialogSite[] {
  const { addresses, manager, scientist, employee, lead, person, newSurvey, doneImport, version } = told
  const address = (path: keyof PageAddresses): string => addresses[path][0]!
  const round = address('/reviews/:id')
  const cycle = round.split('/').at(-1)!
  const versionPage = `/models/leavers/versions/${version}`
  const as = (role: string, sites: readonly Omit<DialogSite, 'role'>[]): DialogSite[] =>
    sites.map((site) => ({ role, ...site }))
  return [
    ...as('HR manager', [
      {
        of: 'app/account-menu.tsx Menu',
        at: '/',
        trigger: (page) => page.getByRole('button', { name: /^Account of/ }),
      },
      {
        of: 'app/command-palette.tsx Spotlight',
        at: '/',
        trigger: (page) => page.getByRole('button', { name: 'Find people and pages' }).first(),
      },
      {
        of: 'app/day-picker.tsx Popover',
        at: '/',
        trigger: (page) => page.getByRole('button', { name: /^As of/ }),
      },
      { of: 'people/column-choice.tsx Popover', at: '/people', trigger: button('Columns') },
      { of: 'people/people-page.tsx SavedViews', at: '/people', trigger: button('Saved views') },
      { of: 'people/change-record.tsx Dialog', at: `/people/${person}`, trigger: button('Change') },
      {
        of: 'outlook/ask-somebody.tsx DialogForm',
        at: `/people/${person}?tab=outlook`,
        trigger: button('Ask somebody to decide'),
      },
      {
        of: 'outlook/done-form.tsx DialogForm',
        at: `/people/${person}?tab=outlook`,
        trigger: button('Note what was done'),
      },
      {
        of: 'approvals/approvals-page.tsx Confirm',
        at: '/approvals',
        before: async (page) => {
          const change = { from: today(), values: { bankAccount: 'PE00 1234 5678' } }
          const contacts = employee.records('contact-details')
          const [old] = (await contacts.list({ subjectId: person, limit: 1 } as never)).data.items
          await contacts.propose(
            old
              ? { operation: 'amend', id: old.id, change }
              : { operation: 'create', record: { subjectId: person, ...change } },
          )
          await page.reload()
        },
        trigger: button('Decline'),
      },
      {
        of: 'goals/goal-detail.tsx SidePanel',
        at: '/goals?whose=all',
        trigger: (page) => page.locator('[role=treeitem] button:not([aria-label])').first(),
      },
      {
        of: 'imports/column-details.tsx DialogForm',
        at: `${address('/imports/:id')}?step=columns`,
        trigger: button(/^How .* is read$/),
      },
      { of: 'imports/import-page.tsx Confirm', at: address('/imports/:id'), trigger: button('Discard') },
      { of: 'imports/run-step.tsx Confirm', at: doneImport, trigger: button('Undo this import') },
      { of: 'learning/add-course.tsx Dialog', at: '/learning', trigger: button('New course') },
      { of: 'learning/course-detail.tsx SidePanel', at: '/learning', trigger: firstOfTable },
      {
        of: 'learning/unit-learning.tsx DefinitionTip',
        at: '/learning?tab=units',
        trigger: button(tip),
        isTip: true,
      },
      { of: 'learning/unit-skills.tsx SidePanel', at: '/learning?tab=units', trigger: firstOfTable },
      { of: 'onboarding/begin-onboarding.tsx DialogForm', at: '/onboarding', trigger: button('New plan') },
      {
        of: 'outlook/action-form.tsx DialogForm',
        at: '/review?tab=actions',
        trigger: button('Add an action'),
      },
      { of: 'outlook/actions-panel.tsx Confirm', at: '/review?tab=actions', trigger: button('Retire') },
      {
        of: 'outlook/action-history.tsx SidePanel',
        at: '/review?tab=actions',
        before: async (page) => {
          await press('Change')(page)
          await page
            .getByRole('dialog')
            .getByLabel('Where that is known from')
            .fill('Asked in exit interviews')
          await inDialog('Save')(page).click()
          await page.getByRole('dialog').waitFor({ state: 'detached' })
        },
        trigger: button('History'),
      },
      {
        of: 'outlook/score-form.tsx DialogForm',
        at: '/review?tab=bands',
        trigger: button('Score everybody'),
      },
      {
        of: 'overview/pay-by-unit.tsx DefinitionTip',
        at: '/overview',
        trigger: (page) =>
          page.getByRole('region', { name: 'Yearly base pay by grade' }).getByRole('button', { name: tip }),
        isTip: true,
      },
      {
        of: 'overview/market-pay-by-unit.tsx DefinitionTip',
        at: '/overview',
        trigger: (page) =>
          page.getByRole('region', { name: 'Pay beside the market' }).getByRole('button', { name: tip }),
        isTip: true,
      },
      {
        of: 'people/market-pay.tsx DefinitionTip',
        at: `/people/${person}?tab=pay`,
        trigger: button(tip),
        isTip: true,
      },
      { of: 'parts/statistic.tsx DefinitionTip', at: '/overview', trigger: button(tip), isTip: true },
      { of: 'reviews/add-round.tsx Dialog', at: '/reviews', trigger: button('New round') },
      {
        of: 'reviews/calibrate-dialog.tsx Dialog',
        at: `${round}?tab=calibration`,
        before: async (page) => {
          await lead.goto(`${new URL(page.url()).origin}${round}/people/${person}`)
          await lead.getByRole('radio', { name: '4' }).check()
          await lead.getByLabel('What went well').fill('Brought two teams to one way of working.')
          await lead.getByLabel('What to grow').fill('Say no more often.')
          await lead.getByRole('button', { name: 'Hand in' }).click()
          await lead.getByRole('button', { name: 'Hand in again' }).waitFor()
          await page.reload()
        },
        trigger: (page) => page.getByRole('region', { name: 'Rating 4' }).getByRole('button').first(),
      },
      { of: 'reviews/round-acts.tsx Confirm', at: round, trigger: button('Begin calibration') },
      {
        of: 'reviews/calibrate-dialog.tsx DialogForm',
        at: `${round}?tab=calibration`,
        before: async (page) => {
          await manager
            .records('review-cycles')
            .amend(cycle, { from: today(), values: { status: 'calibrating' } })
          await page.reload()
        },
        trigger: (page) => page.getByRole('region', { name: 'Rating 4' }).getByRole('button').first(),
      },
      {
        of: 'studies/study-detail.tsx SidePanel',
        at: '/studies',
        trigger: (page) => page.getByRole('link', { name: 'Who stays' }),
      },
      {
        of: 'studies/study-detail.tsx Confirm',
        at: '/studies',
        before: (page) => page.getByRole('link', { name: 'Who stays' }).click(),
        trigger: inDialog('Approve'),
      },
      {
        of: 'studies/study-detail.tsx Confirm 2',
        at: '/studies',
        before: async (page) => {
          const [study] = (await manager.call('listStudies', {})).data.items
          await manager.call('decideStudy', {
            params: { id: study!.id },
            body: { isApproved: true, reason: 'As agreed.' },
          })
          await page.reload()
          await page.getByRole('link', { name: 'Who stays' }).click()
        },
        trigger: inDialog('End the study'),
      },
      { of: 'surveys/surveys-page.tsx Dialog', at: '/surveys', trigger: button('New survey') },
      { of: 'surveys/add-wave.tsx Dialog', at: address('/surveys/:id'), trigger: button('New wave') },
      { of: 'surveys/question-list.tsx Dialog', at: address('/surveys/:id'), trigger: button('Preview') },
      { of: 'surveys/question-form.tsx Dialog', at: newSurvey, trigger: button('New question') },
      { of: 'teams/teams-page.tsx Dialog', at: '/teams', trigger: button('New team') },
      { of: 'teams/add-member.tsx DialogForm', at: address('/teams/:id'), trigger: button('Add somebody') },
      { of: 'hiring/application-detail.tsx SidePanel', at: address('/hiring/:id'), trigger: firstOfTable },
    ]),
    ...as('Employee', [
      { of: 'goals/goals-page.tsx Dialog', at: '/goals', trigger: button('New goal') },
      { of: 'own/own-data.tsx Dialog', at: '/me', trigger: button('Change') },
      { of: 'outlook/own-outlook.tsx Confirm', at: '/me?tab=outlook', trigger: button('Contest') },
    ]),
    ...as('Administrator', [
      {
        of: 'administration/account-drawer.tsx SidePanel',
        at: '/administration/accounts',
        trigger: button('Executive'),
      },
      {
        of: 'administration/account-drawer.tsx Confirm',
        at: '/administration/accounts',
        before: press('Executive'),
        trigger: inDialog('Disable'),
      },
      {
        of: 'administration/invite-account.tsx Dialog',
        at: '/administration/accounts',
        trigger: button('Invite somebody'),
        then: async (page) => {
          await page.getByRole('dialog').getByLabel('Login').fill('nora.vela')
          await page.getByRole('dialog').getByLabel(/^Name/).fill('Nora Vela')
          await inDialog('Make the account')(page).click()
          await inDialog('Close')(page).last().waitFor()
        },
      },
      { of: 'administration/jobs-page.tsx Dialog', at: '/administration/jobs', trigger: firstOfTable },
      {
        of: 'administration/add-webhook.tsx Dialog',
        at: '/administration/webhooks',
        trigger: button('Add a webhook'),
        then: async (page) => {
          await page.getByRole('dialog').getByLabel('Address').fill(`https://${webhookHost}/cadre`)
          await page.getByRole('dialog').getByLabel('People were scored').check()
          await inDialog('Add it')(page).click()
          await page.getByText(/^whsec_/).waitFor()
        },
      },
      {
        of: 'administration/delivery-panel.tsx SidePanel',
        at: '/administration/webhooks',
        trigger: button('Messages'),
      },
      {
        of: 'administration/webhooks-page.tsx Confirm',
        at: '/administration/webhooks',
        trigger: button('Remove'),
      },
    ]),
    ...as('Data scientist', [
      {
        of: 'parts/chart-frame.tsx DefinitionTip',
        at: address('/models/features/:feature'),
        trigger: (page) => page.locator('figure').getByRole('button', { name: tip }).first(),
        isTip: true,
      },
      { of: 'studies/ask-for-study.tsx DialogForm', at: '/studies', trigger: button('Ask for a study') },
      { of: 'models/add-model.tsx DialogForm', at: '/models', trigger: button('New model') },
      { of: 'models/add-table.tsx DialogForm', at: '/models?tab=data', trigger: button('Add a file') },
      { of: 'models/train-form.tsx Dialog', at: '/models/leavers', trigger: button('Train a version') },
      { of: 'models/judge-form.tsx DialogForm', at: versionPage, trigger: button('Judge on later rows') },
      { of: 'models/metric-list.tsx DefinitionTip', at: versionPage, trigger: button(tip), isTip: true },
      { of: 'models/approval.tsx Confirm', at: versionPage, trigger: button('Ask for approval') },
      { of: 'models/move-version.tsx Confirm', at: versionPage, trigger: button('Try beside') },
      {
        // Of a model that answers no question of ours nothing is known of what is decided from it: it has no experiments. What the
        // server says of others is written here.
        of: 'models/declare-experiment.tsx DialogForm',
        at: '/models/leavers?tab=beside',
        before: async (page) => {
          const body = { stage: 'shadow', reason: 'To see how it does.' } as const
          await scientist.call('moveModelVersion', { params: { id: version }, body })
          await page.route('**/api/v1/use-cases', async (route) => {
            const { items } = (await (await route.fetch()).json()) as { items: object[] }
            await route.fulfill({ json: { items: items.map((one) => ({ ...one, adverse: [] })) } })
          })
          await page.reload()
        },
        trigger: button('Declare an experiment'),
      },
      {
        of: 'models/experiment-acts.tsx Confirm',
        at: '/models/leavers?tab=beside',
        before: async (page) => {
          await page.route('**/api/v1/models/leavers/experiments*', (route) =>
            route.fulfill({ json: { items: [experiment], names: {} } }),
          )
          await page.reload()
        },
        trigger: button('Refuse'),
      },
      {
        // It takes weeks until something is raised: the answer is written here.
        of: 'models/model-alerts.tsx Confirm',
        at: '/models/leavers?tab=watch',
        before: async (page) => {
          await page.route('**/api/v1/model-alerts*', (route) => route.fulfill({ json: { items: [alert] } }))
          await page.reload()
        },
        trigger: button('Say what is done'),
      },
    ]),
    ...as('HR manager', [
      {
        of: 'models/approval.tsx Confirm 2',
        at: versionPage,
        before: async (page) => {
          await scientist.call('askForPromotion', {
            params: { id: version },
            body: { reason: 'It does as well.' },
          })
          await page.reload()
        },
        trigger: button('Approve'),
      },
      {
        of: 'models/model-page.tsx Confirm',
        at: '/models/leavers',
        before: async (page) => {
          const { promotions } = (await manager.call('getModel', { params: { name: 'leavers' } })).data
          const waiting = promotions.find(({ status }) => status === 'waiting')
          await manager.call('decidePromotion', {
            params: { id: waiting!.id },
            body: { isApproved: true, reason: 'It does as well.' },
          })
          await page.reload()
        },
        trigger: button('Put the one before back'),
      },
    ]),
  ]
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** Where webhooks may go in this installation. */
export const webhookHost = 'hooks.example'

const experiment = {
  id: 'exp_0000000000000000000001',
  modelName: 'leavers',
  championId: 'mdl_0000000000000000000001',
  challengerId: 'mdl_0000000000000000000002',
  title: 'Closer scores',
  share: 0.5,
  endsBy: '2099-01-01',
  measure: 'closeness',
  smallestDifference: 0.01,
  guards: [{ about: 'quality', limit: 0.05 }],
  reason: 'It did better on later rows.',
  state: 'waiting',
  declaredBy: 'acc_0000000000000000000001',
  declaredAt: '2026-11-01T00:00:00.000Z',
  decidedBy: null,
  decidedAt: null,
  decisionReason: null,
  ending: null,
  endedBy: null,
  endedAt: null,
  endingWords: null,
}

const alert = {
  id: 'alr_0000000000000000000001',
  modelName: 'leavers',
  versionId: 'mdv_0000000000000000000001',
  about: 'quality',
  finding: 'It tells people apart less well than when it was judged',
  toDo: 'Train it on newer rows.',
  raisedAt: '2026-11-01T00:00:00.000Z',
  verdict: 'act',
  endedAt: null,
  answer: null,
  answeredBy: null,
  answeredAt: null,
}
