import type { ColumnType, Generated } from 'kysely'

type Written = ColumnType<unknown, string, never>
export type ReportKind = 'attrition' | 'performance' | 'productivity' | 'wellbeing' | 'teams'
export type PartAbout = 'everybody' | 'department' | 'legal entity' | 'country' | 'line' | 'team'

/** What studies found about many people; the migration says what each table is for. */
export interface ReportTables {
  readonly 'report.report': {
    id: string
    kind: ReportKind
    as_of: string
    job_id: string
    data_set: string | null
    data_hash: string | null
    method: Written
    made_at: Date
    position: Generated<string>
  }
  readonly 'report.part': {
    report_id: string
    about: PartAbout
    name: string
    line_of: string | null
    people: number
    value: number
    low: number | null
    high: number | null
    figures: Written
    told_above: Generated<boolean>
  }
  readonly 'report.policy': {
    id: Generated<string>
    leads_see_bands: boolean
    leads_see_levels: boolean
    replacement_share: number
    reason: string
    set_by: string
    set_at: Date
  }
}
