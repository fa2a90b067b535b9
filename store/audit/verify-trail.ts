import { chainHash, chainStart } from './chain.ts'
import type { TrailLine } from './chain.ts'
import type { Checkpoint, CheckpointFile } from './checkpoint.ts'
import type { StrayEntry } from './read-trail.ts'

export interface TrailFault {
  /** The place in the chain, where there is one. */
  readonly sequence?: number
  readonly entryId?: number
  readonly file?: string
  readonly reason: string
}

export interface TrailReport {
  readonly isUnbroken: boolean
  readonly entries: number
  /** The last place in the chain. */
  readonly sequence: number
  readonly checkpoints: number
  /** Up to which place a checkpoint vouches for the trail; later entries rest on the chain alone. */
  readonly vouchedUpTo: number
  /** The first hundred faults, in the order in which they were met; `faultCount` counts all. */
  readonly faults: readonly TrailFault[]
  readonly faultCount: number
  /** Restored backups, which undo entries and are no fault. */
  readonly notes: readonly string[]
}

interface VerifyOptions {
  readonly checkpoints?: readonly CheckpointFile[]
  /** Fingerprint of the installation's key. */
  readonly trustedKey?: string
  /** What stands before the first line; the start of the chain when left out. */
  readonly start?: ChainHead
}

/** Where a chain stands. */
export interface ChainHead {
  readonly sequence: number
  readonly chainHash: string
}

/** A line of an export that is not one. */
export interface UnreadableLine {
  readonly unreadable: number
}

const shownFaults = 100

/**
 * Checks a trail against its own chain and the signed checkpoints, in one pass with bounded memory:
 * finds entries that were changed, removed, moved or put in, a tail that was cut off after a
 * checkpoint, a chain that was computed anew, and checkpoints that are forged or missing.
 */
export async function verifyTrail(
  lines: AsyncIterable<TrailLine | StrayEntry | UnreadableLine>,
  options: VerifyOptions,
): Promise<TrailReport> {
  const faults: TrailFault[] = []
  let faultCount = 0
  const report = (fault: TrailFault): void => {
    faultCount++
    if (faults.length < shownFaults) faults.push(fault)
  }
  const { valid, notes } = trustedCheckpoints(options, report)
  const { sequence: startsAfter, chainHash: previous } = options.start ?? {
    sequence: 0,
    chainHash: chainStart,
  }
  const walk = { entries: 0, sequence: startsAfter, previous, vouchedUpTo: startsAfter }
  const expected = checkpointsBySequence(valid)
  for await (const line of lines) {
    if ('unreadable' in line)
      report({ reason: `line ${line.unreadable} of the file is not an entry: it was altered or cut short` })
    else if ('stray' in line)
      report({ entryId: line.stray, reason: 'the entry was put beside the chain, which does not hold it' })
    else {
      checkLine(line, walk, report)
      compareCheckpoint(expected.get(line.sequence), { line, walk, report })
    }
  }
  reportMissingTail(valid, walk.sequence, report)
  const { entries, sequence, vouchedUpTo } = walk
  return {
    isUnbroken: faultCount === 0,
    entries,
    sequence,
    checkpoints: valid.length,
    vouchedUpTo,
    faults,
    faultCount,
    notes,
  }
}

type Report = (fault: TrailFault) => void

interface Walk {
  entries: number
  /** The highest place reached. */
  sequence: number
  /** The hash that the line before states. */
  previous: string
  vouchedUpTo: number
}

function checkLine({ sequence, entry, chainHash: stated }: TrailLine, walk: Walk, report: Report): void {
  const place = { sequence, entryId: entry.id }
  const due = walk.sequence + 1
  if (sequence > due) {
    const missing =
      sequence - due === 1 ? `entry ${due} is missing` : `entries ${due} to ${sequence - 1} are missing`
    report({ sequence: due, reason: `${missing}: entry ${sequence} stands in their place` })
  } else if (sequence < due) {
    report({ ...place, reason: `entry ${sequence} stands where entry ${due} should` })
  } else if (chainHash(walk.previous, sequence, entry) !== stated) {
    report({
      ...place,
      reason: `entry ${sequence} is not the one that was sealed: it was changed, or put in the place of another`,
    })
  }
  walk.entries++
  walk.sequence = Math.max(walk.sequence, sequence)
  walk.previous = stated
}

/** Checkpoints with a valid signature of the right key, without those that a restored backup undid. */
function trustedCheckpoints(
  { checkpoints = [], trustedKey }: VerifyOptions,
  report: Report,
): { valid: Checkpoint[]; notes: string[] } {
  const signed: Checkpoint[] = []
  for (const { name, checkpoint, signedBy } of checkpoints) {
    if (!checkpoint) report({ file: name, reason: `the signature of ${name} is not of what it says` })
    else if (signedBy !== trustedKey)
      report({ file: name, reason: `${name} is signed by another key (${signedBy}), not by ${trustedKey}` })
    else signed.push(checkpoint)
  }
  signed.sort((a, b) => a.number - b.number)
  reportMissingCheckpoints(signed, report)
  const notes: string[] = []
  const valid: Checkpoint[] = []
  for (const checkpoint of signed) {
    if (checkpoint.restored !== undefined) {
      const undone = valid.filter(({ sequence }) => sequence > checkpoint.sequence)
      valid.splice(valid.length - undone.length)
      notes.push(
        `On ${checkpoint.at} the trail went on from entry ${checkpoint.sequence} after a backup was restored: ${checkpoint.restored}`,
      )
    }
    valid.push(checkpoint)
  }
  return { valid, notes }
}

function reportMissingCheckpoints(signed: readonly Checkpoint[], report: Report): void {
  for (const [index, { number }] of signed.entries()) {
    const due = (signed[index - 1]?.number ?? 0) + 1
    if (number > due)
      report({
        reason:
          number - due === 1
            ? `checkpoint ${due} is missing`
            : `checkpoints ${due} to ${number - 1} are missing`,
      })
  }
}

function checkpointsBySequence(checkpoints: readonly Checkpoint[]): Map<number, Checkpoint> {
  return new Map(checkpoints.map((checkpoint) => [checkpoint.sequence, checkpoint]))
}

interface Comparison {
  readonly line: TrailLine
  readonly walk: Walk
  readonly report: Report
}

function compareCheckpoint(
  checkpoint: Checkpoint | undefined,
  { line: { sequence, chainHash: stated }, walk, report }: Comparison,
): void {
  if (!checkpoint) return
  if (checkpoint.chainHash === stated) walk.vouchedUpTo = Math.max(walk.vouchedUpTo, sequence)
  else
    report({
      sequence,
      reason: `the chain was computed anew somewhere in entries ${walk.vouchedUpTo + 1} to ${sequence}: checkpoint ${checkpoint.number} of ${checkpoint.at} says otherwise`,
    })
}

function reportMissingTail(checkpoints: readonly Checkpoint[], end: number, report: Report): void {
  const last = checkpoints.reduce<Checkpoint | undefined>(
    (highest, checkpoint) => (checkpoint.sequence > (highest?.sequence ?? end) ? checkpoint : highest),
    undefined,
  )
  if (!last) return
  report({
    sequence: end + 1,
    reason: `entries ${end + 1} to ${last.sequence} are missing at the end: checkpoint ${last.number} of ${last.at} covers them`,
  })
}
