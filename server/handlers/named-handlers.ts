import type { namedRoutes } from '@cadre/contract'
import type { Handler, OpenHandler } from '../context.ts'
import { handleAggregate, handleListMeasures } from './aggregate-handlers.ts'
import { signInHandlers } from '../sign-in/handlers.ts'
import {
  handleListAuditEntries,
  handleListOwnAccesses,
  handleListTechnicalEntries,
  handleTouchedSubjects,
  handleVerifyAuditTrail,
} from './audit-handlers.ts'
import {
  handleAddFieldKey,
  handleListFieldKeys,
  handleResealFields,
  handleRetireFieldKey,
} from './field-key-handlers.ts'
import {
  handleCancelJob,
  handleGetJob,
  handleListJobKinds,
  handleListJobs,
  handleRetryJob,
  handleStartJob,
} from './job-handlers.ts'
import {
  handleGetPerson,
  handleHirePerson,
  handleListPeople,
  handleLookUpPerson,
  handleOrganisationChart,
} from './people-handlers.ts'
import { handleMe, handleSignOut } from './session-handlers.ts'
import {
  handleApproveChangeRequest,
  handleGetChangeRequest,
  handleListChangeRequests,
  handleRefuseChangeRequest,
  handleWithdrawChangeRequest,
} from './change-request-handlers.ts'
import {
  handleChangeCustomField,
  handleCreateCustomField,
  handleListCustomFields,
} from './custom-field-handlers.ts'
import * as reviews from './review-handlers.ts'
import * as surveys from './survey-handlers.ts'
import { handleLearningByUnit } from './learning-handlers.ts'
import { handleBeginOnboarding, handleCompleteTask } from './onboarding-handlers.ts'
import { handleMovements, handlePersonTimeline, handleUpcomingChanges } from './timeline-handlers.ts'
import { handleDeleteDraft, handleGetDraft, handleListDrafts, handleSaveDraft } from './draft-handlers.ts'
import {
  handleChangePreference,
  handleListNotifications,
  handleListPreferences,
  handleMarkNotifications,
} from './notification-handlers.ts'
import {
  handleChangeView,
  handleCreateView,
  handleDeleteView,
  handleGetView,
  handleListViews,
} from './view-handlers.ts'
import {
  handleAskForStudy,
  handleAskWhose,
  handleDecideStudy,
  handleDecideWhose,
  handleEndStudy,
  handleGetStudy,
  handleListDataSets,
  handleListOwnReidentifications,
  handleListReidentifications,
  handleListStudies,
  handleReadDataSet,
  handleReadWhose,
} from './study-handlers.ts'
import {
  handleAnswerRequest,
  handleApproveErasure,
  handleLiftHold,
  handleLiftSuppression,
  handleListHolds,
  handlePlaceHold,
  handlePlanErasure,
  handleEnterRequest,
  handleExportPage,
  handleExportSubject,
  handleExtendRequest,
  handleListRequests,
} from './subject-handlers.ts'

type Named = typeof namedRoutes
type HandlerOf<Name extends keyof Named> = Named[Name]['access'] extends { readonly kind: 'anyone' }
  ? OpenHandler
  : Handler
import * as importRows from './import-row-handlers.ts'
import * as imports from './import-handlers.ts'
import * as protection from './protection-handlers.ts'

/** One handler for each route with a shape of its own; a route without one does not compile. */
export const namedHandlers: { readonly [Name in keyof Named]: HandlerOf<Name> } = {
  listImports: imports.handleListImports,
  beginImport: imports.handleBeginImport,
  getImport: imports.handleGetImport,
  uploadPart: imports.handleUploadPart,
  readImportSheet: imports.handleReadSheet,
  mapImport: imports.handleMapImport,
  checkImport: imports.handleCheckImport,
  runImport: imports.handleRunImport,
  importQuality: imports.handleImportQuality,
  qualityOverTime: imports.handleQualityOverTime,
  undoImport: imports.handleUndoImport,
  discardImport: imports.handleDiscardImport,
  listImportRows: importRows.handleListRows,
  missingFromImport: importRows.handleListMissing,
  editImportRow: importRows.handleEditRow,
  rejectedImportRows: importRows.handleRejectedRows,
  listImportTargets: imports.handleListTargets,
  listImportMappings: imports.handleListMappings,
  deleteImportMapping: imports.handleDeleteMapping,
  listAuditEntries: handleListAuditEntries,
  listOwnAccesses: handleListOwnAccesses,
  listTechnicalEntries: handleListTechnicalEntries,
  touchedSubjects: handleTouchedSubjects,
  verifyAuditTrail: handleVerifyAuditTrail,
  ...signInHandlers,
  signOut: handleSignOut,
  me: handleMe,
  listPeople: handleListPeople,
  getPerson: handleGetPerson,
  hirePerson: handleHirePerson,
  listMeasures: handleListMeasures,
  aggregate: handleAggregate,
  listStudies: handleListStudies,
  askForStudy: handleAskForStudy,
  getStudy: handleGetStudy,
  decideStudy: handleDecideStudy,
  endStudy: handleEndStudy,
  listDataSets: handleListDataSets,
  readDataSet: handleReadDataSet,
  askWhose: handleAskWhose,
  listReidentifications: handleListReidentifications,
  decideWhose: handleDecideWhose,
  readWhose: handleReadWhose,
  listOwnReidentifications: handleListOwnReidentifications,
  organisationChart: handleOrganisationChart,
  beginOnboarding: handleBeginOnboarding,
  completeTask: handleCompleteTask,
  learningByUnit: handleLearningByUnit,
  readCalibration: reviews.handleReadCalibration,
  listReviewees: reviews.handleListReviewees,
  openReviews: reviews.handleOpenReviews,
  calibrateReviews: reviews.handleCalibrateReviews,
  publishReviews: reviews.handlePublishReviews,
  listOwnSurveys: surveys.handleListOwnSurveys,
  answerSurvey: surveys.handleAnswerSurvey,
  surveyResults: surveys.handleSurveyResults,
  lookUpPerson: handleLookUpPerson,
  enterSubjectRequest: handleEnterRequest,
  listSubjectRequests: handleListRequests,
  extendSubjectRequest: handleExtendRequest,
  answerSubjectRequest: handleAnswerRequest,
  publishNotice: protection.handlePublishNotice,
  listNotices: protection.handleListNotices,
  recordNoticeGiven: protection.handleNoticeGiven,
  listUntold: protection.handleListUntold,
  switchProcessing: protection.handleSwitch,
  listProcessingSwitches: protection.handleListSwitches,
  enterObjection: protection.handleObjection,
  checkProcessing: protection.handleCheckProcessing,
  listRetentionRules: protection.handleListRules,
  replaceRetentionRule: protection.handleReplaceRule,
  listDueData: protection.handleListDue,
  listSubjectEvents: protection.handleListEvents,
  planErasure: handlePlanErasure,
  approveErasure: handleApproveErasure,
  placeHold: handlePlaceHold,
  listHolds: handleListHolds,
  liftHold: handleLiftHold,
  liftSuppression: handleLiftSuppression,
  exportSubject: handleExportSubject,
  exportSubjectPage: handleExportPage,
  listFieldKeys: handleListFieldKeys,
  addFieldKey: handleAddFieldKey,
  resealFields: handleResealFields,
  retireFieldKey: handleRetireFieldKey,
  listJobKinds: handleListJobKinds,
  listJobs: handleListJobs,
  getJob: handleGetJob,
  startJob: handleStartJob,
  cancelJob: handleCancelJob,
  retryJob: handleRetryJob,
  listChangeRequests: handleListChangeRequests,
  getChangeRequest: handleGetChangeRequest,
  approveChangeRequest: handleApproveChangeRequest,
  refuseChangeRequest: handleRefuseChangeRequest,
  withdrawChangeRequest: handleWithdrawChangeRequest,
  listNotifications: handleListNotifications,
  markNotifications: handleMarkNotifications,
  listNotificationPreferences: handleListPreferences,
  changeNotificationPreference: handleChangePreference,
  listViews: handleListViews,
  getView: handleGetView,
  createView: handleCreateView,
  changeView: handleChangeView,
  deleteView: handleDeleteView,
  listDrafts: handleListDrafts,
  getDraft: handleGetDraft,
  saveDraft: handleSaveDraft,
  deleteDraft: handleDeleteDraft,
  listCustomFields: handleListCustomFields,
  createCustomField: handleCreateCustomField,
  changeCustomField: handleChangeCustomField,
  movements: handleMovements,
  personTimeline: handlePersonTimeline,
  upcomingChanges: handleUpcomingChanges,
}
