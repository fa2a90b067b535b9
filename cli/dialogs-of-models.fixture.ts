import { as, button, firstOfTable, inDialog, press, tip, webhookHost } from './dialog-site.fixture.ts'
import type { DialogSite, Told } from './dialog-site.fixture.ts'

/** What opens over the pages of administration, studies and models, in the order in which it can be gone to. */
export function dialogsOfModels({ addresses, manager, scientist, version }: Told): readonly DialogSite[] {
  const versionPage = `/models/leavers/versions/${version}`
  return [
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
        onward: async (page) => {
          await page.getByRole('dialog').getByLabel('Login').fill('nora.vela')
          await page.getByRole('dialog').getByLabel(/^Name/).fill('Nora Vela')
          await inDialog('Make the account')(page).click()
          await page.getByText(/sign-in#link=/).waitFor()
        },
      },
      { of: 'administration/jobs-page.tsx Dialog', at: '/administration/jobs', trigger: firstOfTable },
      {
        of: 'administration/add-webhook.tsx Dialog',
        at: '/administration/webhooks',
        trigger: button('Add a webhook'),
        onward: async (page) => {
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
        at: addresses['/models/features/:feature'][0]!,
        trigger: (page) => page.locator('figure').getByRole('button', { name: tip }).first(),
        isTip: true,
      },
      { of: 'studies/ask-for-study.tsx DialogForm', at: '/studies', trigger: button('Ask for a study') },
      { of: 'models/add-model.tsx DialogForm', at: '/models', trigger: button('New model') },
      { of: 'models/add-table.tsx DialogForm', at: '/models?tab=data', trigger: button('Add a file') },
      { of: 'models/train-form.tsx Dialog', at: '/models/leavers', trigger: button('Train a version') },
      { of: 'models/judge-form.tsx DialogForm', at: versionPage, trigger: button('Judge on new rows') },
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
