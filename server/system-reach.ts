import type { namedRoutes } from '@cadre/contract'

/**
 * Routes of which a part is done outside the row policies, after it was decided that the caller may have
 * it. Only these run on the connection of the system; all others run on one that could not do so whatever
 * SQL it were made to send. Every route here is one more that has to be free of mistakes: keep it short.
 */
export const routesWithSystemReach: readonly (keyof typeof namedRoutes)[] = [
  // All that is held about a person, for that person: more than anybody may read.
  'exportSubject',
  'exportSubjectPage',
  'listOwnReidentifications',
  // Erasure goes through every table.
  'planErasure',
  'approveErasure',
  'liftSuppression',
  'listDueData',
  // Whether somebody may be processed is found out from what hides the person.
  'checkProcessing',
  'listUntold',
  'readNoticeStanding',
  // Copies without names, and whose they are.
  'decideStudy',
  'endStudy',
  'decideWhose',
  'readWhose',
  // Who looks anew at what somebody contests: accounts and their open cases are not for employees to see.
  'contestScore',
  // Whether somebody may be processed for the purpose of a model is found out from what hides the person.
  'scorePeopleNow',
  'readPartBands',
  // Who else may decide: accounts and their cases are not for leads to see.
  'listCaseDeciders',
  'passOnReviewCase',
  'askSecondOpinion',
  // Whether records that a score was made from were corrected since: whoever looks need not reach them.
  'personOutlook',
  'ownOutlook',
  'getReviewCase',
  // What would change a score: the files of its model are not for whom the score is about.
  'readWhatIf',
  // Figures of many people, whose scores and records neither HR of one region nor executives may read.
  'readInterventionEffect',
  'listInterventionKinds',
  // Figures of people beside whom somebody stands: whoever is asked to decide need not reach them.
  'readCasePeers',
  // Makes the secret that messages are signed with, sealed.
  'createWebhook',
  // The champion's scores are shown again to whom the challenger's were, whoever they are.
  'stopModelExperiment',
  // The whole trail, and every sealed value.
  'verifyAuditTrail',
  'listFieldKeys',
  'addFieldKey',
  'resealFields',
  'retireFieldKey',
]
