import { entities } from '@cadre/people'
import type { Route } from './route.ts'
import * as accountRoutes from './routes/account-routes.ts'
import * as aggregateRoutes from './routes/aggregate-routes.ts'
import * as auditRoutes from './routes/audit-routes.ts'
import * as feedbackRoutes from './routes/feedback-routes.ts'
import * as featureRoutes from './routes/feature-routes.ts'
import * as fieldKeyRoutes from './routes/field-key-routes.ts'
import * as importQualityRoutes from './routes/import-quality-routes.ts'
import * as importRoutes from './routes/import-routes.ts'
import * as jobRoutes from './routes/job-routes.ts'
import * as learningRoutes from './routes/learning-routes.ts'
import * as dataSetRoutes from './routes/data-set-routes.ts'
import * as outlookRoutes from './routes/outlook-routes.ts'
import * as actionRoutes from './routes/action-routes.ts'
import * as interventionRoutes from './routes/intervention-routes.ts'
import * as inferenceRoutes from './routes/inference-routes.ts'
import * as lineageRoutes from './routes/lineage-routes.ts'
import * as marketPayRoutes from './routes/market-pay-routes.ts'
import * as modelRoutes from './routes/model-routes.ts'
import * as pipelineRoutes from './routes/pipeline-routes.ts'
import * as modelWatchRoutes from './routes/model-watch-routes.ts'
import * as experimentRoutes from './routes/experiment-routes.ts'
import * as scoreRoutes from './routes/score-routes.ts'
import * as changeRequestRoutes from './routes/change-request-routes.ts'
import * as customFieldRoutes from './routes/custom-field-routes.ts'
import * as draftRoutes from './routes/draft-routes.ts'
import * as notificationRoutes from './routes/notification-routes.ts'
import * as onboardingRoutes from './routes/onboarding-routes.ts'
import * as ownSignInRoutes from './routes/own-sign-in-routes.ts'
import * as peopleRoutes from './routes/people-routes.ts'
import { recordRoutes } from './routes/record-routes.ts'
import type { RecordRoute } from './routes/record-routes.ts'
import * as pastRoutes from './routes/past-routes.ts'
import * as reportPolicyRoutes from './routes/report-policy-routes.ts'
import * as reportRoutes from './routes/report-routes.ts'
import * as reviewRoutes from './routes/review-routes.ts'
import * as sessionRoutes from './routes/session-routes.ts'
import * as settingRoutes from './routes/setting-routes.ts'
import * as studyRoutes from './routes/study-routes.ts'
import * as protectionRoutes from './routes/protection-routes.ts'
import * as surveyRoutes from './routes/survey-routes.ts'
import * as webhookRoutes from './routes/webhook-routes.ts'
import * as wellbeingRoutes from './routes/wellbeing-routes.ts'
import * as whatIfRoutes from './routes/what-if-routes.ts'
import * as subjectRoutes from './routes/subject-routes.ts'
import * as timelineRoutes from './routes/timeline-routes.ts'
import * as viewRoutes from './routes/view-routes.ts'

/** Routes with a shape of their own, by name. */
export const namedRoutes = {
  ...sessionRoutes,
  ...settingRoutes,
  ...ownSignInRoutes,
  ...accountRoutes,
  ...peopleRoutes,
  ...timelineRoutes,
  ...onboardingRoutes,
  ...learningRoutes,
  ...reviewRoutes,
  ...surveyRoutes,
  ...changeRequestRoutes,
  ...notificationRoutes,
  ...viewRoutes,
  ...draftRoutes,
  ...studyRoutes,
  ...customFieldRoutes,
  ...aggregateRoutes,
  ...auditRoutes,
  ...fieldKeyRoutes,
  ...jobRoutes,
  ...pipelineRoutes,
  ...importRoutes,
  ...importQualityRoutes,
  ...dataSetRoutes,
  ...featureRoutes,
  ...feedbackRoutes,
  ...inferenceRoutes,
  ...lineageRoutes,
  ...marketPayRoutes,
  ...modelRoutes,
  ...modelWatchRoutes,
  ...experimentRoutes,
  ...outlookRoutes,
  ...whatIfRoutes,
  ...actionRoutes,
  ...interventionRoutes,
  ...webhookRoutes,
  ...wellbeingRoutes,
  ...reportRoutes,
  ...pastRoutes,
  ...reportPolicyRoutes,
  ...scoreRoutes,
  ...subjectRoutes,
  ...protectionRoutes,
}

/** Routes over records, alike for every kind. */
export const everyRecordRoute: readonly RecordRoute[] = entities.flatMap(recordRoutes)

/** Every route there is: server, documentation and the access tests go through this list. */
export const routes: readonly Route[] = [...Object.values(namedRoutes), ...everyRecordRoute]

const ids = new Set(routes.map(({ id }) => id))
if (ids.size !== routes.length) throw new Error('two routes share an id')
