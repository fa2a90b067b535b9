import { as, button, firstOfTable, inDialog, press, tip, today } from './dialog-site.fixture.ts'
import type { DialogSite, Told } from './dialog-site.fixture.ts'

/** What opens over the pages about people, in the order in which it can be gone to. */
export function dialogsOfPeople(told: Told): readonly DialogSite[] {
  const { addresses, manager, employee, lead, person, newSurvey, doneImport } = told
  const address = (path: keyof Told['addresses']): string => addresses[path][0]!
  const round = address('/reviews/:id')
  const cycle = round.split('/').at(-1)!
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
      {
        of: 'parts/take-menu.tsx Menu',
        at: '/overview',
        trigger: (page) => page.getByRole('button', { name: 'Export', exact: true }),
      },
      { of: 'people/column-choice.tsx Popover', at: '/people', trigger: button('Columns') },
      { of: 'people/people-page.tsx SavedViews', at: '/people', trigger: button('Saved views') },
      { of: 'parts/page-views.tsx SavedViews', at: '/teams', trigger: button('Saved views') },
      { of: 'people/change-record.tsx Dialog', at: `/people/${person}`, trigger: button('Change') },
      {
        of: 'people/many/change-many.tsx Dialog',
        at: '/people',
        before: async (page) => {
          await page.getByRole('checkbox', { name: 'Select all shown' }).check()
        },
        trigger: button('Change for all…'),
      },
      { of: 'people/hire.tsx DialogForm', at: '/people', trigger: button('Hire') },
      { of: 'people/leave.tsx Dialog', at: `/people/${person}`, trigger: button('Leaves') },
      { of: 'people/add-record.tsx Dialog', at: `/people/${person}?tab=pay`, trigger: button('Add bonus') },
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
        of: 'approvals/corrections.tsx Confirm',
        at: '/approvals',
        before: async (page) => {
          const words = 'The rating of March is of somebody else.'
          await employee.call('enterSubjectRequest', { body: { kind: 'rectification', words } })
          await page.reload()
        },
        trigger: button('It is corrected'),
      },
      {
        of: 'goals/goal-detail.tsx SidePanel',
        at: '/goals?whose=all',
        trigger: (page) => page.locator('[role=treeitem] button:not([aria-label])').first(),
      },
      {
        of: 'imports/column-details.tsx DialogForm',
        at: `${address('/imports/:id')}?step=columns`,
        trigger: button(/^How (?!the file).* is read$/),
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
      {
        of: 'notices/publish-notice.tsx DialogForm',
        at: '/notices',
        trigger: button(/^Write the (notice|next version): Retention/),
      },
      {
        of: 'notices/untold-panel.tsx SidePanel',
        at: '/notices',
        trigger: button(/^Who was not told: /),
      },
      {
        of: 'notices/switch-purpose.tsx DialogForm',
        at: '/notices',
        trigger: button(/^Switch off or on: Retention/),
      },
      { of: 'requests/enter-request.tsx DialogForm', at: '/requests', trigger: button('Enter a request') },
      {
        of: 'requests/holds-panel.tsx DialogForm',
        at: '/requests?tab=holds',
        trigger: button('Place a hold'),
      },
      {
        of: 'requests/holds-panel.tsx Confirm',
        at: '/requests?tab=holds',
        before: async (page) => {
          const reason = 'Held for a court'
          await manager.call('placeHold', { body: { subjectId: person, reason, until: '2099-01-01' } })
          await page.reload()
        },
        trigger: button('Lift it'),
      },
      {
        of: 'requests/request-detail.tsx SidePanel',
        at: '/requests',
        before: async (page) => {
          await employee.call('enterSubjectRequest', { body: { kind: 'access' } })
          await page.reload()
        },
        trigger: firstOfTable,
      },
      {
        of: 'requests/request-detail.tsx Confirm',
        at: '/requests',
        before: (page) => firstOfTable(page).click(),
        trigger: inDialog('Take two more months'),
      },
      {
        of: 'requests/answer-request.tsx DialogForm',
        at: '/requests',
        before: (page) => firstOfTable(page).click(),
        trigger: inDialog('Answer'),
      },
      { of: 'onboarding/begin-onboarding.tsx DialogForm', at: '/onboarding', trigger: button('New plan') },
      {
        of: 'onboarding/enter-template.tsx Dialog',
        at: '/onboarding?tab=templates',
        trigger: button('New template'),
      },
      {
        of: 'onboarding/templates-panel.tsx Confirm',
        at: '/onboarding?tab=templates',
        trigger: button('Retire'),
      },
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
          await inDialog('Keep it')(page).click()
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
      {
        of: 'own/own-objections.tsx Confirm',
        at: '/me?tab=privacy',
        trigger: button('Object: Retention'),
      },
      {
        of: 'own/own-requests-of-data.tsx Confirm',
        at: '/me?tab=privacy',
        trigger: button('Ask for erasure'),
      },
      { of: 'goals/add-goal.tsx Dialog', at: '/goals', trigger: button('New goal') },
      { of: 'own/ask-for-leave.tsx DialogForm', at: '/me', trigger: button('Ask for leave') },
      { of: 'own/ask-for-feedback.tsx DialogForm', at: '/me', trigger: button('Ask for feedback') },
      { of: 'own/own-data.tsx Dialog', at: '/me', trigger: button('Change') },
      {
        of: 'own/ask-correction.tsx Confirm',
        at: '/me',
        trigger: (page) =>
          page
            .locator('.mantine-Card-root')
            .filter({ has: page.getByRole('heading', { name: /^Employment/ }) })
            .getByRole('button', { name: 'Something is wrong' })
            .first(),
      },
      { of: 'outlook/own-outlook.tsx Confirm', at: '/me?tab=outlook', trigger: button('Contest') },
    ]),
  ]
}
