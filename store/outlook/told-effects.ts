import type { Session } from '../database/session.ts'
import type { KeptEffect } from './intervention-effects.ts'

interface Told {
  readonly modelName: string
  readonly kind: string
  /** Digests of who counted, and with what came of them. */
  readonly treated: readonly string[]
  readonly comparedWith: readonly string[]
}

/** Keeps figures that are told, beside those that were told before. For the system alone. */
export async function keepToldEffect(
  { trx, errand }: Session,
  { modelName, kind, treated, comparedWith }: Told,
  result: unknown,
): Promise<void> {
  await trx
    .insertInto('outlook.told_effect')
    .values({
      model_name: modelName,
      kind,
      treated: [...treated],
      compared_with: [...comparedWith],
      result: JSON.stringify(result),
      told_on: errand.today,
    })
    .execute()
}

/** Who counted in all that was ever told of a kind, oldest first, and whether it still is. For the system alone. */
export async function readToldEffects(
  { trx }: Session,
  kind: string,
): Promise<(Told & { readonly isStanding: boolean })[]> {
  const rows = await trx
    .selectFrom('outlook.told_effect')
    .select(['model_name', 'treated', 'compared_with', 'result'])
    .where('kind', '=', kind)
    .orderBy('position')
    .execute()
  return rows.map(({ model_name: modelName, treated, compared_with: comparedWith, result }) => ({
    modelName,
    kind,
    treated,
    comparedWith,
    isStanding: result !== null,
  }))
}

/** What is told now, where anything is. */
export async function readToldEffect(
  { trx }: Session,
  { modelName, kind }: Pick<Told, 'modelName' | 'kind'>,
): Promise<KeptEffect | undefined> {
  const last = await trx
    .selectFrom('outlook.told_effect')
    .select(['result', 'told_on'])
    .where('model_name', '=', modelName)
    .where('kind', '=', kind)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last && last.result !== null ? { result: last.result, measuredOn: last.told_on } : undefined
}
