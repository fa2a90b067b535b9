import { AppError } from '@cadre/core'

/** A backup that is not what was written: cut short, altered, or not ours at all. */
export function backupDamaged(reason: string): AppError {
  return new AppError(
    'backup-damaged',
    `The backup cannot be used: ${reason}. Nothing was changed. Take another copy of it, or an older backup.`,
    { reason },
  )
}
