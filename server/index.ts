export { backUpInstallation } from './installation/back-up-installation.ts'
export { examineInstallation } from './installation/examine-installation.ts'
export type { Finding } from './installation/findings.ts'
export { restoreInstallation } from './installation/restore-installation.ts'
export type { RestoreReport } from './installation/restore-installation.ts'
export { checkBackup as checkInstallationBackup } from '@cadre/store'
export type { Manifest } from '@cadre/store'
export { fillCompany } from './demo/fill-company.ts'
export { initialise } from './installation/initialise.ts'
export type { SignInLine } from './installation/sign-in-lines.ts'
export { serve } from './run/serve.ts'
export type { RunningServer } from './run/serve.ts'
export { untilStopped } from './run/until-stopped.ts'
export { readSettings } from './settings.ts'
export type { SettingFlags } from './settings.ts'
export { strainByDepartment } from './wellbeing/strain-by-department.ts'
export { strainOn } from './wellbeing/strain-on.ts'
export { lakeFolder } from './lake/lake-folder.ts'
export { readFeatureRows } from './lake/read-feature-rows.ts'
export { snapshotInstallation } from './lake/snapshot-installation.ts'
export {
  listInstallationKeys,
  retireInstallationKey,
  rotateInstallationKeys,
} from './installation/manage-field-keys.ts'
export {
  importIntoInstallation,
  listInInstallation,
  resumeInInstallation,
  undoInInstallation,
} from './imports/import-into-installation.ts'
export type { ImportReport } from './imports/import-into-installation.ts'
export { recoverAccountOnMachine } from './installation/recover-account.ts'
