import type { AccountTables } from './account-tables.ts'
import type { AuditTables } from './audit-tables.ts'
import type { DerivedTables } from './derived-tables.ts'
import type { DeskTables } from './desk-tables.ts'
import type { ModelTables } from './model-tables.ts'
import type { InstallationTables } from './installation-tables.ts'
import type { OutlookTables } from './outlook-tables.ts'
import type { ReportTables } from './report-tables.ts'
import type { SubjectTables } from './subject-tables.ts'

/** Tables with a fixed shape, for typed queries; tables of entities follow their declarations instead. */
export interface Tables
  extends
    AccountTables,
    AuditTables,
    DerivedTables,
    DeskTables,
    InstallationTables,
    ModelTables,
    OutlookTables,
    ReportTables,
    SubjectTables {}
