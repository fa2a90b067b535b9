import { reliabilityBins } from '../calibration/reliability.ts'
import type { ReliabilityBin } from '../calibration/reliability.ts'
import { expectedCalibrationError } from '../metrics/calibration-error.ts'
import { rowsByGroup } from './group-assignment.ts'
import type { GroupAssignment } from './group-assignment.ts'

/** Whether a score means the same in one group: what was predicted against what happened, band by band. */
export interface GroupCalibration {
  readonly group: string
  /** Mean distance of the two over the bands, by their rows; chance alone makes it more than 0. */
  readonly error: number
  /** Lowest scores first. */
  readonly bands: readonly ReliabilityBin[]
}

interface BandOptions {
  /** A group has no more bands than that each holds so many rows. */
  readonly rowsPerBand?: number
  readonly mostBands?: number
}

/**
 * Calibration within groups (Kleinberg, Mullainathan and Raghavan 2017), in bands of equally many rows of each group;
 * groups too small for one band are left out. `scores` are probabilities, `labels` 1 for positive rows.
 */
export function calibrationByGroup(
  groups: GroupAssignment,
  { labels, scores }: { readonly labels: Float64Array; readonly scores: Float64Array },
  { rowsPerBand = 30, mostBands = 5 }: BandOptions = {},
): GroupCalibration[] {
  return rowsByGroup(groups).flatMap((members, code) => {
    const bins = Math.min(mostBands, Math.floor(members.length / rowsPerBand))
    if (bins < 1) return []
    const own = Float64Array.from(members, (row) => labels[row]!)
    const predicted = Float64Array.from(members, (row) => scores[row]!)
    return [
      {
        group: groups.names[code]!,
        error: expectedCalibrationError(own, predicted, { bins }),
        bands: reliabilityBins(own, predicted, { bins }),
      },
    ]
  })
}
