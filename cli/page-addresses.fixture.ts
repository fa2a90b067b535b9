import type { pagePaths } from '@cadre/contract'
import type { Client } from '@cadre/contract/client'
import assert from 'node:assert/strict'

/** An address with something at it for every page there is: a new page has no type here until it is added. */
export type PageAddresses = Readonly<Record<(typeof pagePaths)[number], readonly string[]>>

interface Eyes {
  readonly manager: Client
  readonly scientist: Client
  readonly lead: Client
  readonly employee: Client
}

/** Where each page of the made-up company, filled by `fillDemoPages`, has something to show. */
export async function addressesOf({ manager, scientist, lead, employee }: Eyes): Promise<PageAddresses> {
  const newest = async (kind: 'review-cycles' | 'surveys', name: string): Promise<string> => {
    const { items } = (await manager.records(kind).list({ limit: 200 })).data
    return found(items.find(({ values }) => values.name === name)).id
  }
  const { personId } = (await employee.call('me', {})).data
  const person = found(personId)
  const cycle = await newest('review-cycles', 'Half-year review')
  const survey = await newest('surveys', 'How was the move?')
  const past = await newest('surveys', 'Autumn pulse')
  const waves = (await manager.records('survey-waves').list({ limit: 200 })).data.items
  const wave = waves.find(({ values }) => values.surveyId === survey)
  const [team] = (await manager.records('teams').list({ limit: 1 })).data.items
  const requisitions = (await manager.records('requisitions').list({ limit: 200 })).data.items
  const requisition = requisitions.find(({ values }) => values.status === 'open')
  const [sheet] = (await manager.call('listImports', {})).data.items
  const [asked] = (await lead.call('listReviewCases', {})).data.items
  const [run] = (await scientist.call('listModelRuns', { params: { name: 'leavers' } })).data.items
  const [second, first] = (await scientist.call('getModel', { params: { name: 'leavers' } })).data.items
  return {
    '/': ['/'],
    '/people': ['/people'],
    '/people/:id': [`/people/${person}`],
    '/organisation-chart': ['/organisation-chart'],
    '/teams': ['/teams'],
    '/teams/:id': [`/teams/${found(team).id}`],
    '/overview': ['/overview'],
    '/reports': ['/reports'],
    '/reports/:kind': ['attrition', 'performance', 'productivity', 'teams', 'wellbeing'].map(
      (kind) => `/reports/${kind}`,
    ),
    '/goals': ['/goals?whose=all'],
    '/reviews': ['/reviews'],
    '/reviews/:id': [`/reviews/${cycle}`],
    '/reviews/:id/people/:personId': [`/reviews/${cycle}/people/${person}`],
    '/surveys': ['/surveys'],
    '/surveys/:id': [`/surveys/${survey}`, `/surveys/${past}?tab=results`],
    '/surveys/:id/answer/:waveId': [`/surveys/${survey}/answer/${found(wave).id}`],
    '/learning': ['/learning'],
    '/onboarding': ['/onboarding', '/onboarding?tab=templates'],
    '/hiring': ['/hiring?status=open'],
    '/hiring/:id': [`/hiring/${found(requisition).id}`],
    '/studies': ['/studies'],
    '/models': ['/models'],
    '/models/features/:feature': ['/models/features/pay_compa_ratio', '/models/features/emp_job_family'],
    '/models/data-sets/*': ['/models/data-sets/features/retention'],
    '/models/:name': ['/models/leavers'],
    '/models/:name/runs/:id': [`/models/leavers/runs/${found(run).id}`],
    '/models/:name/versions/:id': [`/models/leavers/versions/${found(second).id}`],
    '/models/:name/compare': [`/models/leavers/compare?a=${found(first).number}&b=${found(second).number}`],
    '/review': ['/review?whose=all'],
    '/review/:id': [`/review/${found(asked).id}`],
    '/me': ['/me'],
    '/approvals': ['/approvals'],
    '/notifications': ['/notifications'],
    '/imports': ['/imports'],
    '/imports/:id': [`/imports/${found(sheet).id}`],
    '/data-quality': ['/data-quality'],
    '/notices': ['/notices'],
    '/requests': ['/requests'],
    '/administration/accounts': ['/administration/accounts'],
    '/administration/jobs': ['/administration/jobs'],
    '/administration/pipelines': ['/administration/pipelines'],
    '/administration/audit-trail': ['/administration/audit-trail'],
    '/administration/system': ['/administration/system'],
    '/administration/webhooks': ['/administration/webhooks'],
  }
}

function found<Thing>(thing: Thing | undefined | null): Thing {
  assert.ok(thing !== undefined && thing !== null, 'the made-up company has one')
  return thing
}
