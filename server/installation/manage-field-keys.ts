import { listFieldKeys, resealStep, retireFieldKey, rotateFieldKeys } from '@cadre/store'
import type { FieldKeyState } from '@cadre/store'
import type { Settings } from '../settings.ts'
import { openInstallation } from './open-installation.ts'
import type { OpenInstallation } from './open-installation.ts'

/** The keys of an installation's encrypted fields, with how many values need each. */
export function listInstallationKeys(settings: Settings, around: Surroundings): Promise<FieldKeyState[]> {
  return withInstallation(settings, around, ({ asSystem }) => asSystem(listFieldKeys))
}

/**
 * Seals every value with a new key, some hundred in a transaction. Begun again after a kill, it goes on
 * with the newest key while values of older ones remain, and adds one only when none do.
 */
export function rotateInstallationKeys(settings: Settings, around: Surroundings): Promise<FieldKeyState[]> {
  return withInstallation(settings, around, async ({ asSystem, fieldKeys }) => {
    const before = await asSystem(listFieldKeys)
    const isUnderWay = before.some(({ isCurrent, values }) => !isCurrent && values > 0)
    if (!isUnderWay) await asSystem((session) => rotateFieldKeys(session, fieldKeys))
    for (let remaining = 1; remaining > 0;) {
      ;({ remaining } = await asSystem((session) => resealStep(session)))
      around.tell(`${remaining} values are still sealed with an older key`)
    }
    return asSystem(listFieldKeys)
  })
}

/** Forgets a key that no value needs. Throws `AppError` `record-missing`, `record-conflict`. */
export function retireInstallationKey(
  settings: Settings,
  around: Surroundings,
  id: number,
): Promise<FieldKeyState[]> {
  return withInstallation(settings, around, async ({ asSystem, fieldKeys }) => {
    await asSystem((session) => retireFieldKey(session, id))
    fieldKeys.dropKey(id)
    return asSystem(listFieldKeys)
  })
}

interface Surroundings {
  readonly tell: (line: string) => void
  readonly version: string
}

async function withInstallation<Result>(
  settings: Settings,
  around: Surroundings,
  run: (installation: OpenInstallation) => Promise<Result>,
): Promise<Result> {
  const installation = await openInstallation(settings, around)
  try {
    return await run(installation)
  } finally {
    await installation.database.close()
  }
}
