export { openEmbedded, openInMemory } from './database/open-embedded.ts'
export { openServer } from './database/open-server.ts'
export { putBehindWall, raiseWall } from './database/behind-wall.ts'
export { sealedSecret } from './database/sealed-secret.ts'
export type { Database } from './database/database.ts'
export { keepTended, tendTables } from './database/tend-tables.ts'
export { createFieldCipher } from './database/field-cipher.ts'
export type { FieldCipher } from './database/field-cipher.ts'
export { checkFieldKeys } from './keys/check-field-keys.ts'
export { openFieldKeyFile } from './keys/field-key-file.ts'
export { fieldKeysInMemory } from './keys/field-key-store.ts'
export type { FieldKeyStore } from './keys/field-key-store.ts'
export type { FieldKeyState } from './keys/rotate-field-keys.ts'
export { listFieldKeys, resealStep, retireFieldKey, rotateFieldKeys } from './keys/rotate-field-keys.ts'
export { findBySealedValue } from './facts/find-by-sealed-value.ts'
export { inSession, inSystemSession } from './database/session.ts'
export type { Caller, Errand, Session } from './database/session.ts'
export { inSavepoint } from './database/savepoint.ts'
export { isMigrated, migrate } from './migrations/migrate.ts'
export { nameRecords } from './facts/name-records.ts'
export { readRecordsOfSubject, readVersionsInTime } from './facts/read-kinds.ts'
export { readRecordPages, sortValue } from './facts/read-record-pages.ts'
export { countRecords, newestVersion, readHistory, readRecords } from './facts/read-records.ts'
export type { Filter, Operator, ReadOptions, Sort } from './facts/read-options.ts'
export { amendRecord, createRecord, createRecords, endRecord, withdrawRecord } from './facts/write-records.ts'
export type { NewRecord } from './facts/ready-records.ts'
export type { Amendment } from './facts/write-records.ts'
export type { CustomValues, RecordVersion, Value, Values } from './facts/record.ts'
export { countPeople, listPeople, listSimilarPeople } from './people/list-people.ts'
export type { PersonLine } from './people/list-people.ts'
export type { PeopleSort } from './people/people-order.ts'
export { listMovements } from './people/list-movements.ts'
export type { MovementsQuery } from './people/list-movements.ts'
export { learningByUnit } from './people/learning-by-unit.ts'
export type { LearningByUnitQuery } from './people/learning-by-unit.ts'
export { askForFeedback } from './people/ask-for-feedback.ts'
export { endEmployment } from './people/end-employment.ts'
export type { Leaving } from './people/end-employment.ts'
export { hirePerson } from './people/hire-person.ts'
export type { Hire } from './people/hire-person.ts'
export { reachedClasses } from './people/reached-classes.ts'
export { organisationChart } from './people/organisation-chart.ts'
export type { ChartNode } from './people/organisation-chart.ts'
export { addMonths, lastClosedMonth, monthsBetween } from './aggregates/months.ts'
export { readAggregate } from './aggregates/read-aggregate.ts'
export { listDataSets, readDataSet } from './studies/read-data-set.ts'
export {
  askWhose,
  decideWhose,
  listOwnReidentifications,
  listReidentifications,
  readWhose,
} from './studies/reidentify.ts'
export { askForStudy, decideStudy, endStudy, listStudies, readStudy } from './studies/studies.ts'
export type { Decision, NewStudy } from './studies/studies.ts'
export { changeCustomField, defineCustomField, listCustomFields } from './custom-fields/custom-fields.ts'
export type { CustomField } from './custom-fields/custom-field.ts'
export { reachesClass } from './custom-fields/guarded-fields.ts'
export { approveChange, refuseChange, withdrawChange } from './changes/decide-change.ts'
export { proposeChange } from './changes/propose-change.ts'
export { countChangeRequests, listChangeRequests, readChangeRequest } from './changes/read-change-requests.ts'
export type { ChangeQuery } from './changes/read-change-requests.ts'
export type { ProposedChange } from './changes/change-request.ts'
export { countUnread, listNotifications, markNotifications } from './notifications/inbox.ts'
export { readPreferences, writePreference } from './notifications/preferences.ts'
export { changeView, createView, deleteView, listViews, readView } from './views/saved-views.ts'
export type { NewView } from './views/saved-views.ts'
export { deleteDraft, listDrafts, readDraft, saveDraft } from './drafts/drafts.ts'
export { explainDatabaseError } from './database/explain-database-error.ts'
export { accountNames, accountsByLogin, createAccount, ownAccount } from './accounts/accounts.ts'
export type { NewAccount } from './accounts/accounts.ts'
export { recoverFromMachine } from './accounts/recover-from-machine.ts'
export { burnLink, createLink, createLinkFor, findLink } from './accounts/links.ts'
export type { Link, LinkKind } from './accounts/links.ts'
export {
  endEverything,
  endSession,
  endSessionOf,
  hasSignedIn,
  listSessions,
  startSession,
} from './accounts/sessions.ts'
export type { NewSession, SessionLimits, SessionLine } from './accounts/sessions.ts'
export { findSignInAccount, proofsOf } from './accounts/sign-in-account.ts'
export type { Proof, SignInAccount } from './accounts/sign-in-account.ts'
export { keepPasswordHash, setPassword } from './accounts/passwords.ts'
export {
  keepRecoveryCodes,
  keepTotp,
  readTotp,
  removeTotp,
  takeRecoveryCode,
  takeTotpStep,
} from './accounts/second-factors.ts'
export type { Totp } from './accounts/second-factors.ts'
export { openChallenge, takeChallenge, tryChallenge } from './accounts/challenges.ts'
export type { Challenge, ChallengeKind } from './accounts/challenges.ts'
export { claimTry, forgetTry, tryKey } from './accounts/sign-in-tries.ts'
export {
  addPasskey,
  countPasskeyUse,
  findPasskey,
  listPasskeysOf,
  removePasskey,
} from './accounts/passkeys.ts'
export type { Passkey } from './accounts/passkeys.ts'
export { accountOfIdentity, linkIdentity, listIdentitiesOf, unlinkIdentity } from './accounts/identities.ts'
export type { Identity } from './accounts/identities.ts'
export { grantRole, revokeRole } from './accounts/grants.ts'
export {
  changeLanguage,
  changeLogin,
  listAccounts,
  readAccount,
  recoverAccount,
  setDisabled,
} from './accounts/administer-accounts.ts'
export { managesAll } from './accounts/manages-all.ts'
export { digestOf } from './accounts/tokens.ts'
export {
  findEntries,
  findOwnEntries,
  findTechnicalEntries,
  findTouchedSubjects,
} from './audit/find-entries.ts'
export { keepTrail } from './audit/keep-trail.ts'
export { subjectIdsAmong } from './audit/subject-ids.ts'
export { verifyStretch } from './audit/verify-stretch.ts'
export { readTrail } from './audit/read-trail.ts'
export { sealEntries } from './audit/seal-entries.ts'
export { writeCheckpoint } from './audit/write-checkpoint.ts'
export { claimKey, keepAnswer } from './idempotency.ts'
export { createInstallation, noteDemoProgress, readInstallation } from './installation/installation.ts'
export type { Installation } from './installation/installation.ts'
export { inAccountSession, withSystemReach } from './database/session.ts'
export { cancelJob, retryJob } from './jobs/change-job.ts'
export { enterJob } from './jobs/enter-job.ts'
export type { Job, JobState, Json } from './jobs/job.ts'
export { openQueue } from './jobs/open-queue.ts'
export type { Queue, Ticket } from './jobs/open-queue.ts'
export { listJobs, readJob, readJobLog, readJobResult } from './jobs/read-jobs.ts'
export { endRun, keepStep, logJob, readJournal, takeUpJob, tellProgress } from './jobs/run-journal.ts'
export type { JobRun, JournalEntry, RunEnd } from './jobs/run-journal.ts'
export { giveUpLost, handBackOrphans, hasEnteredJob, runsToStop } from './jobs/watch-runs.ts'
export { clearExpired } from './jobs/clear-expired.ts'
export { exportForRequest } from './subjects/export-for-request.ts'
export type { SubjectExport } from './subjects/export-subject.ts'
export { decideRequest, enterRequest, extendRequest, listRequests } from './subjects/subject-requests.ts'
export { archiveOf, backUp, checkBackup, keepBackup, restore } from './backup/back-up.ts'
export type { Manifest } from './backup/manifest.ts'
export { upgrade } from './backup/upgrade.ts'
export type { BackupFile } from './backup/write-archive.ts'
export { spooledArchive } from './backup/spooled-archive.ts'
export { askHolder } from './database/folder-holder.ts'
export { examineDatabase } from './database/examine-database.ts'
export type { DatabaseFacts } from './database/examine-database.ts'
export { approveErasure, planErasureFor, readErasurePlan } from './subjects/answer-erasure.ts'
export { erasedAmong } from './subjects/erased-among.ts'
export { clearErased } from './subjects/clear-erased.ts'
export { liftHold, listHolds, placeHold } from './subjects/holds.ts'
export { openLedgerFile } from './subjects/ledger-file.ts'
export { ledgerInMemory } from './subjects/ledger.ts'
export type { SubjectLedger } from './subjects/ledger.ts'
export { reapplyLedger } from './subjects/reapply-ledger.ts'
export { liftSuppression } from './subjects/suppression.ts'
export { beginOnboarding } from './onboarding/begin-onboarding.ts'
export { completeTask } from './onboarding/complete-task.ts'
export { acknowledgeReview } from './reviews/acknowledge-review.ts'
export { calibrateReview, publishReviews } from './reviews/calibrate.ts'
export { readCalibration } from './reviews/read-calibration.ts'
export type { CalibrationGroup } from './reviews/read-calibration.ts'
export { openRound } from './reviews/open-round.ts'
export { readReviewees } from './reviews/read-reviewees.ts'
export { tellOfSurveys } from './surveys/tell-of-surveys.ts'
export { answerSurvey } from './surveys/answer-survey.ts'
export type { GivenAnswer } from './surveys/check-answers.ts'
export { readOwnSurveys } from './surveys/own-surveys.ts'
export { readSurveyResults } from './surveys/read-results.ts'
export type { SurveyGroup } from './surveys/read-results.ts'
export { listNotices, publishNotice, recordNoticeGiven } from './notices/notices.ts'
export { listUntold, mayProcess } from './notices/may-process.ts'
export { readNoticeStanding } from './notices/standing.ts'
export type { NoticeStanding } from './notices/standing.ts'
export { enterObjection, listOwnObjections, listSwitches, switchProcessing } from './notices/switches.ts'
export { countRetired, listDueData, retireData } from './retention/retire-data.ts'
export type { DueData } from './retention/retire-data.ts'
export { readRetentionRules, replaceRetentionRule } from './retention/standing.ts'
export { listSubjectEvents } from './subjects/subject-events.ts'
export { applyRows } from './imports/apply-rows.ts'
export type { Applied, ImportPass, RowOutcome } from './imports/apply-rows.ts'
export { assertMayImport, mayWrite as mayImport } from './imports/assert-may-import.ts'
export { namePeople } from './imports/name-people.ts'
export { readImportTargets } from './imports/read-targets.ts'
export { employedOn } from './imports/count-missing.ts'
export { editRow, readEdits } from './imports/edits.ts'
export type { RowEdit } from './imports/edits.ts'
export type { Import, ImportCounts, ImportNote, ImportProgress, SheetReading } from './imports/import.ts'
export {
  assertImportIs,
  beginImport,
  changeImport,
  discardImport,
  expireImports,
  findSameFile,
  listImports,
  readImport,
} from './imports/imports.ts'
export {
  clearIssues,
  countIssues,
  keepIssues,
  maxKeptIssues,
  readIssues,
  rowsWithIssues,
} from './imports/issues.ts'
export {
  assertAsExpected,
  earlierBatches,
  keepQuality,
  listQuality,
  readQuality,
  seriesOf,
} from './imports/quality.ts'
export type { BatchQuality } from './imports/quality.ts'
export { listBatchFigures } from './imports/batch-figures.ts'
export { deleteMapping, listSavedMappings, saveMapping } from './imports/saved-mappings.ts'
export { takeChunk } from './imports/take-chunk.ts'
export { undoChunk } from './imports/undo-chunk.ts'
export { createModel, listModels, readModel } from './models/models.ts'
export type { ModelLine, NewModel } from './models/models.ts'
export { nameAccounts } from './models/name-accounts.ts'
export { finishRun, keepLearningCurve, listRuns, noteOnRun, readRun, startRun } from './models/runs.ts'
export type { RunLine } from './models/runs.ts'
export {
  findStanding,
  listVersions,
  readVersion,
  readVersionFiles,
  registerVersion,
} from './models/versions.ts'
export type { Version, VersionLine } from './models/versions.ts'
export { moveVersion, readStageHistory, rollBack } from './models/stages.ts'
export { keepJudgement, listJudgements } from './models/judgements.ts'
export type { Judgement } from './models/judgements.ts'
export {
  askForPromotion,
  shortestWeighing,
  decidePromotion,
  listPromotions,
  readPromotion,
} from './models/promotions.ts'
export type { Promotion } from './models/promotions.ts'
export {
  dueRetrainings,
  noteRetrainingTry,
  tellOfFailedRetrainings,
  planRetraining,
  readRetraining,
} from './models/retraining.ts'
export type { Retraining } from './models/retraining.ts'
export type { RunState } from './schema/model-tables.ts'
export { enterStepJob, forgetFailedSteps, listPipelineRuns, readStepJobs } from './jobs/pipeline-steps.ts'
export type { PipelineStepJob } from './jobs/pipeline-steps.ts'
export { notify } from './notifications/notify.ts'
export { importanceOfFeatures, listFeatureUses, modelsOfFeatures } from './models/feature-uses.ts'
export { endAlertsOfPast, listTrainedOn, raiseErased } from './models/erased-from-training.ts'
export { retireOverdue } from './models/retire-overdue.ts'
export {
  answerAlert,
  endAnsweredExperimentAlerts,
  keepWatch,
  listAlerts,
  listWatches,
  raise,
} from './models/watches.ts'
export {
  declareExperiment,
  decideExperiment,
  endExperiment,
  findRunning,
  listExperiments,
  readExperiment,
} from './models/experiments.ts'
export type { Experiment, NewExperiment } from './models/experiments.ts'
export { keepComparison, listComparisons } from './models/comparisons.ts'
export { isInChallengerArm } from './outlook/arms.ts'
export { keepShadowScores, pairedScores, showChampionAgain } from './outlook/shadow-scores.ts'
export type { PairedScore } from './outlook/shadow-scores.ts'
export { countObservations, readObservations } from './outlook/observations.ts'
export { givenScores, lastScoredSet, protectedGroups } from './outlook/given-scores.ts'
export {
  hasLineageKept,
  hasLineageWaiting,
  keepLineageEvent,
  lineageStanding,
  noteLineageAttempt,
  waitingLineageEvents,
} from './lineage/outbox.ts'
export type { WaitingEvent } from './lineage/outbox.ts'
export { announce } from './webhooks/announce.ts'
export { dueDeliveries, hasDueDeliveries, listDeliveries, noteDelivery } from './webhooks/deliveries.ts'
export type { Delivery, DueDelivery } from './webhooks/deliveries.ts'
export {
  createWebhook,
  endWebhook,
  listWebhooks,
  pauseWebhook,
  tryWebhook,
  webhookSecret,
} from './webhooks/webhooks.ts'
export type { NewWebhook, Webhook } from './webhooks/webhooks.ts'
export { actsOn } from './outlook/acts.ts'
export { forgetOnlineBefore, isOnlineLater, keepOnline, readOnline } from './outlook/online-features.ts'
export type { FeatureValues, OnlineFeatures, OnlineSet } from './outlook/online-features.ts'
export { countBands, findScored, keepScores, latestScores, readScore } from './outlook/scores.ts'
export type { ModelScore, NewScore, Score } from './outlook/scores.ts'
export { listCases, listOpenQuestions, markSeen, openCase, passOn, readCase } from './outlook/cases.ts'
export type { ReviewCase } from './outlook/cases.ts'
export { decideCase, findDecision, listDecisions, reviewerFigures } from './outlook/decisions.ts'
export type { Band } from './schema/outlook-tables.ts'
export type { NewDecision } from './outlook/decisions.ts'
export { contestScore } from './outlook/contest.ts'
export { caseDeciders, refuseOtherDeciders } from './outlook/case-deciders.ts'
export {
  correctedOnline,
  correctedSince,
  keepCorrected,
  scoresTogether,
  standingScores,
} from './outlook/corrected-scores.ts'
export type { StandingScore } from './outlook/corrected-scores.ts'
export {
  listInterventions,
  listNotedKinds,
  noteIntervention,
  withdrawIntervention,
} from './outlook/interventions.ts'
export type { Intervention, NewIntervention } from './outlook/interventions.ts'
export { dropOtherEffects, keepEffect, readEffect } from './outlook/intervention-effects.ts'
export { keepToldEffect, readToldEffect, readToldEffects } from './outlook/told-effects.ts'
export { actionHistory, enterAction, newestActions } from './outlook/suggested-actions.ts'
export type { ActionEntry, NewAction } from './outlook/suggested-actions.ts'
export { peerGroups, placeAmongPeers, reachesScoresOf, scoresOfPeers } from './outlook/peers.ts'
export type { PeerGroup, PeerScore } from './outlook/peers.ts'
export { followedScores } from './outlook/followed-scores.ts'
export { keepReport, listEarlier, newestReport } from './reports/reports.ts'
export type { Asked, NewReport, ReportPart } from './reports/reports.ts'
export {
  bandsOfOwnPeople,
  bandsOfPeople,
  readReportPolicy,
  setReportPolicy,
  usualReplacementShare,
} from './reports/report-policy.ts'
export { peopleWithLevels, usualProductivity } from './reports/levels-of-people.ts'
export type { UsualProductivity } from './reports/levels-of-people.ts'
export { notePastOfImport, readPastBroughtIn, setPastBroughtIn } from './installation/past-brought-in.ts'
export { placesOfPeople } from './reports/places-of-people.ts'
export type { PlaceOfPerson } from './reports/places-of-people.ts'
export type { ReportKind } from './schema/report-tables.ts'
