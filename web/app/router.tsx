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

// Each page is fetched when it is first gone to, or when a link to it is looked at.
const home = createRoute({
  getParentRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
})
const people = createRoute({
  getParentRoute,
  path: '/people',
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
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
  component: lazyRouteComponent(() => import('../people/person-page.tsx'), 'PersonPage'),
  validateSearch: read({ tab: oneOf(...groupNames, 'timeline', 'documents', 'outlook') }),
})
const chart = createRoute({
  getParentRoute,
  path: '/organisation-chart',
  component: lazyRouteComponent(() => import('../organisation/chart-page.tsx'), 'ChartPage'),
  validateSearch: read({ person: text, view: oneOf('drawn') }),
})
const overview = createRoute({
  getParentRoute,
  path: '/overview',
  component: lazyRouteComponent(() => import('../overview/overview-page.tsx'), 'OverviewPage'),
  validateSearch: read({
    by: oneOf('department', 'location', 'grade', 'job_family', 'country'),
    from: month,
    to: month,
    unit: text,
  }),
})
const reports = createRoute({
  getParentRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('../reports/reports-page.tsx'), 'ReportsPage'),
})
const report = createRoute({
  getParentRoute,
  path: '/reports/$kind',
  component: lazyRouteComponent(() => import('../reports/report-page.tsx'), 'ReportPage'),
  validateSearch: read({ part: text }),
})
const dataQuality = createRoute({
  getParentRoute,
  path: '/data-quality',
  component: lazyRouteComponent(() => import('../imports/quality-page.tsx'), 'QualityPage'),
})
const notices = createRoute({
  getParentRoute,
  path: '/notices',
  component: lazyRouteComponent(() => import('../notices/notices-page.tsx'), 'NoticesPage'),
})
const requests = createRoute({
  getParentRoute,
  path: '/requests',
  component: lazyRouteComponent(() => import('../requests/requests-page.tsx'), 'RequestsPage'),
  validateSearch: read({ tab: oneOf('requests', 'holds', 'due') }),
})
const imports = createRoute({
  getParentRoute,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
})
const oneImport = createRoute({
  getParentRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage'),
  validateSearch: read({ step: oneOf('file', 'columns', 'check', 'run') }),
})
const own = createRoute({
  getParentRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('../own/own-page.tsx'), 'OwnPage'),
  validateSearch: read({
    tab: oneOf('data', 'outlook', 'strain', 'productivity', 'requests', 'accesses', 'privacy', 'signIn'),
  }),
})
const goals = createRoute({
  getParentRoute,
  path: '/goals',
  component: lazyRouteComponent(() => import('../goals/goals-page.tsx'), 'GoalsPage'),
  validateSearch: read({ whose: oneOf('own', 'all'), q: text, how: oneOf('badly', 'well', 'unsaid') }),
})
const teams = createRoute({
  getParentRoute,
  path: '/teams',
  component: lazyRouteComponent(() => import('../teams/teams-page.tsx'), 'TeamsPage'),
  validateSearch: read({ q: text, sort: text }),
})
const team = createRoute({
  getParentRoute,
  path: '/teams/$id',
  component: lazyRouteComponent(() => import('../teams/team-page.tsx'), 'TeamPage'),
})
const reviews = createRoute({
  getParentRoute,
  path: '/reviews',
  component: lazyRouteComponent(() => import('../reviews/reviews-page.tsx'), 'ReviewsPage'),
})
const round = createRoute({
  getParentRoute,
  path: '/reviews/$id',
  component: lazyRouteComponent(() => import('../reviews/round-page.tsx'), 'RoundPage'),
  validateSearch: read({ tab: oneOf('people', 'calibration') }),
})
const review = createRoute({
  getParentRoute,
  path: '/reviews/$id/people/$personId',
  component: lazyRouteComponent(() => import('../reviews/review-page.tsx'), 'ReviewPage'),
})
const surveys = createRoute({
  getParentRoute,
  path: '/surveys',
  component: lazyRouteComponent(() => import('../surveys/surveys-page.tsx'), 'SurveysPage'),
})
const survey = createRoute({
  getParentRoute,
  path: '/surveys/$id',
  component: lazyRouteComponent(() => import('../surveys/survey-page.tsx'), 'SurveyPage'),
  validateSearch: read({
    tab: oneOf('questions', 'results'),
    wave: text,
    by: oneOf('department', 'location', 'tenure'),
  }),
})
const answering = createRoute({
  getParentRoute,
  path: '/surveys/$id/answer/$waveId',
  component: lazyRouteComponent(() => import('../surveys/answer-page.tsx'), 'AnswerPage'),
})
const learning = createRoute({
  getParentRoute,
  path: '/learning',
  component: lazyRouteComponent(() => import('../learning/learning-page.tsx'), 'LearningPage'),
  validateSearch: read({ q: text, sort: text, tab: oneOf('units'), by: oneOf('team', 'department') }),
})
const onboarding = createRoute({
  getParentRoute,
  path: '/onboarding',
  component: lazyRouteComponent(() => import('../onboarding/onboarding-page.tsx'), 'OnboardingPage'),
  validateSearch: read({ tab: oneOf('templates') }),
})
const hiring = createRoute({
  getParentRoute,
  path: '/hiring',
  component: lazyRouteComponent(() => import('../hiring/hiring-page.tsx'), 'HiringPage'),
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
  component: lazyRouteComponent(() => import('../hiring/requisition-page.tsx'), 'RequisitionPage'),
  validateSearch: read({ status: oneOf('in process', 'hired', 'rejected', 'withdrawn') }),
})
const studies = createRoute({
  getParentRoute,
  path: '/studies',
  component: lazyRouteComponent(() => import('../studies/studies-page.tsx'), 'StudiesPage'),
  validateSearch: read({ study: text }),
})
const models = createRoute({
  getParentRoute,
  path: '/models',
  component: lazyRouteComponent(() => import('../models/models-page.tsx'), 'ModelsPage'),
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
  component: lazyRouteComponent(() => import('../features/feature-page.tsx'), 'FeaturePage'),
  validateSearch: read({ purpose: oneOf('retention', 'development', 'pay', 'planning', 'wellbeing') }),
})
const dataSet = createRoute({
  getParentRoute,
  path: '/models/data-sets/$',
  component: lazyRouteComponent(() => import('../models/data-set-page.tsx'), 'DataSetPage'),
  validateSearch: read({ version: text }),
})
const model = createRoute({
  getParentRoute,
  path: '/models/$name',
  component: lazyRouteComponent(() => import('../models/model-page.tsx'), 'ModelPage'),
  validateSearch: read({ tab: oneOf('versions', 'runs', 'watch', 'beside', 'history') }),
})
const modelRun = createRoute({
  getParentRoute,
  path: '/models/$name/runs/$id',
  component: lazyRouteComponent(() => import('../models/run-page.tsx'), 'RunPage'),
})
const modelVersion = createRoute({
  getParentRoute,
  path: '/models/$name/versions/$id',
  component: lazyRouteComponent(() => import('../models/version-page.tsx'), 'VersionPage'),
})
const comparison = createRoute({
  getParentRoute,
  path: '/models/$name/compare',
  component: lazyRouteComponent(() => import('../models/compare-page.tsx'), 'ComparePage'),
  validateSearch: read({ a: text, b: text }),
})
const desk = createRoute({
  getParentRoute,
  path: '/review',
  component: lazyRouteComponent(() => import('../outlook/desk-page.tsx'), 'DeskPage'),
  validateSearch: read({
    tab: oneOf('queue', 'bands', 'figures', 'done', 'actions'),
    state: oneOf('open', 'decided'),
    whose: oneOf('mine', 'all'),
    model: text,
    kind: text,
  }),
})
const reviewCase = createRoute({
  getParentRoute,
  path: '/review/$id',
  component: lazyRouteComponent(() => import('../outlook/case-page.tsx'), 'CasePage'),
})
const approvals = createRoute({
  getParentRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('../approvals/approvals-page.tsx'), 'ApprovalsPage'),
})
const notifications = createRoute({
  getParentRoute,
  path: '/notifications',
  component: lazyRouteComponent(() => import('../approvals/notifications-page.tsx'), 'NotificationsPage'),
})
const accounts = createRoute({
  getParentRoute,
  path: '/administration/accounts',
  component: lazyRouteComponent(() => import('../administration/accounts-page.tsx'), 'AccountsPage'),
  validateSearch: read({ q: text, sort: text }),
})
const jobs = createRoute({
  getParentRoute,
  path: '/administration/jobs',
  component: lazyRouteComponent(() => import('../administration/jobs-page.tsx'), 'JobsPage'),
  validateSearch: read({ state: oneOf('waiting', 'running', 'done', 'failed', 'cancelled') }),
})
const pipelines = createRoute({
  getParentRoute,
  path: '/administration/pipelines',
  component: lazyRouteComponent(() => import('../administration/pipelines-page.tsx'), 'PipelinesPage'),
})
const audit = createRoute({
  getParentRoute,
  path: '/administration/audit-trail',
  component: lazyRouteComponent(() => import('../administration/audit-page.tsx'), 'AuditPage'),
  validateSearch: read({ subjectId: text, accountId: text, act: text, from: text, to: text }),
})
const webhooks = createRoute({
  getParentRoute,
  path: '/administration/webhooks',
  component: lazyRouteComponent(() => import('../administration/webhooks-page.tsx'), 'WebhooksPage'),
})
const system = createRoute({
  getParentRoute,
  path: '/administration/system',
  component: lazyRouteComponent(() => import('../administration/system-page.tsx'), 'SystemPage'),
})
const parts = createRoute({
  getParentRoute,
  path: '/parts',
  component: lazyRouteComponent(() => import('../parts/parts-page.tsx'), 'PartsPage'),
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
