import { sqlText } from '@cadre/connect/files'
import type { Feature, Point, Value } from '@cadre/people/features'
import type { LakeStorage } from '../lake/lake-storage.ts'
import { readable, withFeatureEngine } from './feature-engine.ts'
import type { Connection } from './feature-engine.ts'

/** Works features out over the lake for any points: for each, its values in the order of the features. */
export async function computeFeatures(
  lake: LakeStorage,
  features: readonly Feature[],
  points: readonly Point[],
): Promise<(readonly Value[])[]> {
  return withFeatureEngine({ lake, features }, async ({ connection, compute }) => {
    await enterPoints(connection, points)
    await compute()
    const result = await connection.runAndReadAll(
      `select ${features.map(readable).join(', ')} from points p
      join feature_values v on v.person_id = p.person_id and v.as_of = p.as_of and v.known_at = p.known_at order by p.point`,
    )
    return result.getRows() as Value[][]
  })
}

const pointsAtOnce = 500

async function enterPoints(connection: Connection, points: readonly Point[]): Promise<void> {
  for (let from = 0; from < points.length; from += pointsAtOnce) {
    const rows = points
      .slice(from, from + pointsAtOnce)
      .map(
        ({ personId, asOf, knownAt }, at) =>
          `(${from + at}, ${[personId, asOf, knownAt].map(sqlText).join(', ')})`,
      )
    await connection.run(`insert into points values ${rows.join(', ')}`)
  }
}
