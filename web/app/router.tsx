import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { meQuery } from '../api/me.ts'
import { queryClient } from '../api/query-client.ts'
import { readOrder } from '../people/people-columns.ts'
import { groupNames } from '../people/person-groups.ts'
import { LoadFailed, MissingPage, PageLoading } from '../parts/states.tsx'
import { fetchRest } from './fetch-rest.ts'
import { month, oneOf, read, text } from './read-search.ts'
import { readMoment } from './search.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  validateSearch: readMoment,
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery)
    if (me && me.setUpNeeded.length === 0) return
    // Signing in is a small page of its own, outside of these.
    const next = encodeURIComponent(location.href)
    throw redirect({ href: `/sign-in?next=${next}`, reloadDocument: true })
  },
  notFoundComponent: MissingPage,
  errorComponent: LoadFailed,
  pendingComponent: PageLoading,
})
const getParentRoute = () => root

/** A page, with what the home page did without; its styles come before those of the page. */
const later: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => {
    const [, page] = await Promise.all([fetchRest(), load()])
    return page
  }, name)

// Each page is fetched when it is first gone to, or when a link to it is looked at.
const home = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
})
const people = createRoute({
  getParentRoute,
  path: '/people',
  component: later(() => import('../people/people-page.tsx'), 'PeoplePage'),
  validateSearch: read({
    q: text,
    departmentId: text,
    locationId: text,
    sort: readOrder,
    columns: text,
    everybody: (v) => v === true || undefined,
  }),
})
const person = createRoute({
  getParentRoute,
  path: '/people/$id',
  component: later(() => import('../people/person-page.tsx'), 'PersonPage'),
  validateSearch: read({ tab: oneOf(...groupNames, 'timeline', 'documents', 'outlook') }),
})
const chart = createRoute({
  getParentRoute,
  path: '/organisation-chart',
  component: later(() => import('../organisation/chart-page.tsx'), 'ChartPage'),
  validateSearch: read({ person: text, view: oneOf('drawn') }),
})
const overview = createRoute({
  getParentRoute,
  path: '/overview',
  component: later(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
  validateSearch: read({
    by: oneOf('department', 'location', 'grade', 'job_family', 'country'),
    from: month,
    to: month,
    unit: text,
    sort: text,
  }),
})
const reports = createRoute({
  getParentRoute,
  path: '/reports',
  component: later(() => import('../reports/reports-page.tsx'), 'ReportsPage'),
})
const report = createRoute({
  getParentRoute,
  path: '/reports/$kind',
  component: later(() => import('../reports/report-page.tsx'), 'ReportPage'),
  validateSearch: read({
    part: text,
    by: oneOf('department', 'legal entity', 'country', 'line', 'team'),
    sort: text,
  }),
})
const dataQuality = createRoute({
  getParentRoute,
  path: '/data-quality',
  component: later(() => import('../imports/quality-page.tsx'), 'QualityPage'),
})
const notices = createRoute({
  getParentRoute,
  path: '/notices',
  component: later(() => import('../notices/notices-page.tsx'), 'NoticesPage'),
})
const requests = createRoute({
  getParentRoute,
  path: '/requests',
  component: later(() => import('../requests/requests-page.tsx'), 'RequestsPage'),
  validateSearch: read({ tab: oneOf('requests', 'holds', 'due') }),
})
const imports = createRoute({
  getParentRoute,
  path: '/imports',
  component: later(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute,
  path: '/imports/$id',
  component: later(() => import('../imports/import-page.tsx'), 'ImportPage'),
  validateSearch: read({ step: oneOf('file', 'columns', 'check', 'run') }),
})
const own = createRoute({
  getParentRoute,
  path: '/me',
  component: later(() => import('../own/own-page.tsx'), 'OwnPage'),
  validateSearch: read({
    tab: oneOf('data', 'outlook', 'strain', 'productivity', 'requests', 'accesses', 'privacy', 'signIn'),
  }),
})
const goals = createRoute({
  getParentRoute,
  path: '/goals',
  component: later(() => import('../goals/goals-page.tsx'), 'GoalsPage'),
  validateSearch: read({ whose: oneOf('own', 'all'), q: text, how: oneOf('badly', 'well', 'unsaid') }),
})
const teams = createRoute({
  getParentRoute,
  path: '/teams',
  component: later(() => import('../teams/teams-page.tsx'), 'TeamsPage'),
  validateSearch: read({ q: text, sort: text }),
})
const team = createRoute({
  getParentRoute,
  path: '/teams/$id',
  component: later(() => import('../teams/team-page.tsx'), 'TeamPage'),
})
const reviews = createRoute({
  getParentRoute,
  path: '/reviews',
  component: later(() => import('../reviews/reviews-page.tsx'), 'ReviewsPage'),
})
const round = createRoute({
  getParentRoute,
  path: '/reviews/$id',
  component: later(() => import('../reviews/round-page.tsx'), 'RoundPage'),
  validateSearch: read({ tab: oneOf('people', 'calibration') }),
})
const review = createRoute({
  getParentRoute,
  path: '/reviews/$id/people/$personId',
  component: later(() => import('../reviews/review-page.tsx'), 'ReviewPage'),
})
const surveys = createRoute({
  getParentRoute,
  path: '/surveys',
  component: later(() => import('../surveys/surveys-page.tsx'), 'SurveysPage'),
})
const survey = createRoute({
  getParentRoute,
  path: '/surveys/$id',
  component: later(() => import('../surveys/survey-page.tsx'), 'SurveyPage'),
  validateSearch: read({
    tab: oneOf('questions', 'results'),
    wave: text,
    by: oneOf('department', 'location', 'tenure'),
  }),
})
const answering = createRoute({
  getParentRoute,
  path: '/surveys/$id/answer/$waveId',
  component: later(() => import('../surveys/answer-page.tsx'), 'AnswerPage'),
})
const learning = createRoute({
  getParentRoute,
  path: '/learning',
  component: later(() => import('../learning/learning-page.tsx'), 'LearningPage'),
  validateSearch: read({ q: text, sort: text, tab: oneOf('units'), by: oneOf('team', 'department') }),
})
const onboarding = createRoute({
  getParentRoute,
  path: '/onboarding',
  component: later(() => import('../onboarding/onboarding-page.tsx'), 'OnboardingPage'),
  validateSearch: read({ tab: oneOf('templates') }),
})
const hiring = createRoute({
  getParentRoute,
  path: '/hiring',
  component: later(() => import('../hiring/hiring-page.tsx'), 'HiringPage'),
  validateSearch: read({
    q: text,
    status: oneOf('draft', 'open', 'on hold', 'filled', 'cancelled'),
    whose: oneOf('own'),
    sort: text,
  }),
})
const requisition = createRoute({
  getParentRoute,
  path: '/hiring/$id',
  component: later(() => import('../hiring/requisition-page.tsx'), 'RequisitionPage'),
  validateSearch: read({ status: oneOf('in process', 'hired', 'rejected', 'withdrawn') }),
})
const studies = createRoute({
  getParentRoute,
  path: '/studies',
  component: later(() => import('../studies/studies-page.tsx'), 'StudiesPage'),
  validateSearch: read({ study: text }),
})
const models = createRoute({
  getParentRoute,
  path: '/models',
  component: later(() => import('../models/models-page.tsx'), 'ModelsPage'),
  validateSearch: read({
    tab: oneOf('data', 'features'),
    q: text,
    source: text,
    group: text,
    use: text,
    class: text,
    sort: text,
  }),
})
const feature = createRoute({
  getParentRoute,
  path: '/models/features/$feature',
  component: later(() => import('../features/feature-page.tsx'), 'FeaturePage'),
  validateSearch: read({ purpose: oneOf('retention', 'development', 'pay', 'planning', 'wellbeing') }),
})
const dataSet = createRoute({
  getParentRoute,
  path: '/models/data-sets/$',
  component: later(() => import('../models/data-set-page.tsx'), 'DataSetPage'),
  validateSearch: read({ version: text }),
})
const model = createRoute({
  getParentRoute,
  path: '/models/$name',
  component: later(() => import('../models/model-page.tsx'), 'ModelPage'),
  validateSearch: read({ tab: oneOf('versions', 'runs', 'watch', 'beside', 'history') }),
})
const modelRun = createRoute({
  getParentRoute,
  path: '/models/$name/runs/$id',
  component: later(() => import('../models/run-page.tsx'), 'RunPage'),
})
const modelVersion = createRoute({
  getParentRoute,
  path: '/models/$name/versions/$id',
  component: later(() => import('../models/version-page.tsx'), 'VersionPage'),
})
const comparison = createRoute({
  getParentRoute,
  path: '/models/$name/compare',
  component: later(() => import('../models/compare-page.tsx'), 'ComparePage'),
  validateSearch: read({ a: text, b: text }),
})
const desk = createRoute({
  getParentRoute,
  path: '/review',
  component: later(() => import('../outlook/desk-page.tsx'), 'DeskPage'),
  validateSearch: read({
    tab: oneOf('queue', 'bands', 'figures', 'done', 'actions'),
    state: oneOf('open', 'decided'),
    whose: oneOf('mine', 'all'),
    sort: text,
    model: text,
    kind: text,
  }),
})
const reviewCase = createRoute({
  getParentRoute,
  path: '/review/$id',
  component: later(() => import('../outlook/case-page.tsx'), 'CasePage'),
})
const approvals = createRoute({
  getParentRoute,
  path: '/approvals',
  component: later(() => import('../approvals/approvals-page.tsx'), 'ApprovalsPage'),
})
const notifications = createRoute({
  getParentRoute,
  path: '/notifications',
  component: later(() => import('../approvals/notifications-page.tsx'), 'NotificationsPage'),
})
const accounts = createRoute({
  getParentRoute,
  path: '/administration/accounts',
  component: later(() => import('../administration/accounts-page.tsx'), 'AccountsPage'),
  validateSearch: read({ q: text, sort: text }),
})
const jobs = createRoute({
  getParentRoute,
  path: '/administration/jobs',
  component: later(() => import('../administration/jobs-page.tsx'), 'JobsPage'),
  validateSearch: read({ state: oneOf('waiting', 'running', 'done', 'failed', 'cancelled') }),
})
const pipelines = createRoute({
  getParentRoute,
  path: '/administration/pipelines',
  component: later(() => import('../administration/pipelines-page.tsx'), 'PipelinesPage'),
})
const audit = createRoute({
  getParentRoute,
  path: '/administration/audit-trail',
  component: later(() => import('../administration/audit-page.tsx'), 'AuditPage'),
  validateSearch: read({ subjectId: text, accountId: text, act: text, from: text, to: text }),
})
const webhooks = createRoute({
  getParentRoute,
  path: '/administration/webhooks',
  component: later(() => import('../administration/webhooks-page.tsx'), 'WebhooksPage'),
})
const system = createRoute({
  getParentRoute,
  path: '/administration/system',
  component: later(() => import('../administration/system-page.tsx'), 'SystemPage'),
})
const parts = createRoute({
  getParentRoute,
  path: '/parts',
  component: later(() => import('../parts/parts-page.tsx'), 'PartsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    people,
    person,
    chart,
    overview,
    reports,
    report,
    imports,
    dataQuality,
    notices,
    requests,
    oneImport,
    own,
    teams,
    team,
    goals,
    reviews,
    round,
    review,
    surveys,
    survey,
    answering,
    learning,
    onboarding,
    hiring,
    requisition,
    studies,
    models,
    feature,
    dataSet,
    model,
    modelRun,
    modelVersion,
    comparison,
    desk,
    reviewCase,
    approvals,
    notifications,
    accounts,
    jobs,
    pipelines,
    audit,
    webhooks,
    system,
    ...(import.meta.env.DEV ? [parts] : []),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: LoadFailed,
  defaultPendingComponent: PageLoading,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
