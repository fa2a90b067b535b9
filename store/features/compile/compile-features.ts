import { reachesOthers } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { compileFrame } from './compile-frame.ts'
import { believedSql, factsOf, timeSql } from './record-sql.ts'

/** SQL that works features out, over relation `points` (`person_id`, `as_of`, `known_at`) and `facts_KIND`. */
export interface CompiledFeatures {
  /** To be run in order; they make the relation `feature_values`. */
  readonly statements: readonly string[]
  /** Kinds of record that are read. */
  readonly sources: readonly string[]
}

/** The relation of all who are employed on the days that are asked for, and of all who are asked for. */
const frameName = 'frame'

/**
 * Compiles features to SQL of DuckDB: set-based, one pass over each kind of record, whatever the number of features
 * and days. `feature_values` has a row for each distinct point, and more where groups are looked at (`is_member`).
 */
export function compileFeatures(features: readonly Feature[]): CompiledFeatures {
  const looksAround = features.some(({ compute }) => reachesOthers(compute))
  const into = { table: 'feature_values', columns: features.map(({ name }) => name) }
  const computed = features.map(({ compute }) => compute)
  const sources = new Set(features.flatMap((feature) => feature.sources))
  return {
    statements: [frameStatement(looksAround), ...compileFrame(frameName, computed, into)],
    sources: [...sources].sort(),
  }
}

function frameStatement(looksAround: boolean): string {
  const members = `select distinct r.person_id, f.as_of, f.known_at
  from (select distinct as_of, known_at from points) f
  join ${factsOf('employment')} r on ${believedSql} and ${timeSql('held')} where r.person_id is not null`
  const all = looksAround
    ? `select person_id, as_of, known_at, bool_or(is_member) as is_member from (
  select person_id, as_of, known_at, false as is_member from points
  union all select *, true from (${members})) group by person_id, as_of, known_at`
    : 'select distinct person_id, as_of, known_at, false as is_member from points'
  return `create or replace temp table ${frameName} as select row_number() over () as row, * from (${all})`
}
