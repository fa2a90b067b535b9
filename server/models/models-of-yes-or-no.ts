import { findStanding, listModels } from '@cadre/store'
import type { Session } from '@cadre/store'

/** Models in use that answer yes or no: beside their scores it can be asked what went with what was done. */
export async function modelsOfYesOrNo(session: Session): Promise<{ name: string; title: string }[]> {
  const found: { name: string; title: string }[] = []
  for (const { name, title, champion } of await listModels(session))
    if (champion !== null && (await findStanding(session, name, 'champion'))?.task === 'binary')
      found.push({ name, title })
  return found
}
