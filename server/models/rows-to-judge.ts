import { AppError } from '@cadre/core'
import type { CivilDate } from '@cadre/core'
import { listSets, readContent } from '@cadre/store/lake'
import type { LakeStorage } from '@cadre/store/lake'
import { lastDayOf } from './days-of-set.ts'
import type { RowsLearned } from './rows-learned.ts'

export interface AskedRows {
  readonly dataSet: string
  readonly sequence?: string | undefined
  readonly after?: CivilDate | undefined
}

/** Rows of which a version has learned none. */
interface UnseenRows {
  readonly sequence: string | undefined
  /** Rows of later days alone. */
  readonly after: CivilDate | undefined
  /** The rows alone that were held out of the training, in per cent of all; 0: whatever was asked for. */
  readonly heldOut: number
  /** Why it has learned from none of them, for whoever approves. */
  readonly because: string
}

/**
 * Chooses the rows to judge a version on: of the data set that it learned from, those of later days, or those that were held out before
 * the training. `learned` is null for a bundle that was brought. Throws `AppError` `record-conflict` with a way out where it learned
 * from the rows that are asked for, and `lake-missing`.
 */
export async function rowsToJudge(
  lake: LakeStorage,
  learned: RowsLearned | null,
  asked: AskedRows,
): Promise<UnseenRows> {
  const { dataSet, sequence, after } = asked
  const whole = { sequence, after, heldOut: 0 }
  if (learned === null)
    return {
      ...whole,
      because:
        'What it learned from is not known here: whoever approves has to know that these rows came later.',
    }
  const content = await contentOf(lake, asked)
  if (dataSet !== learned.dataSet && content.hash !== learned.hash)
    return { ...whole, because: 'They are of another data set than it learned from.' }
  const { lastDay, heldOut } = learned
  if (after !== undefined && lastDay !== null && after >= lastDay)
    return { ...whole, because: laterDays(lastDay, { after, knownOn: learned.knownOn }) }
  if (heldOut > 0 && after === undefined) return heldOutRows(lake, learned, asked)
  throw new AppError('record-conflict', `${learnedFrom(learned)} ${wayOut(learned, lastDayOf(content))}`)
}

function laterDays(
  lastDay: CivilDate,
  { after, knownOn }: { readonly after: CivilDate; readonly knownOn: CivilDate | null },
): string {
  const later = `They are of days after ${after}; it learned from days up to ${lastDay}.`
  if (knownOn === null || after >= knownOn) return later
  return `${later} Outcomes of the last days that it learned from were known on ${knownOn} only, so figures of the days before may be too good.`
}

async function heldOutRows(
  lake: LakeStorage,
  { dataSet, sequence, hash, heldOut }: RowsLearned,
  asked: AskedRows,
): Promise<UnseenRows> {
  const own =
    asked.dataSet === dataSet && asked.sequence === undefined ? (sequence ?? undefined) : asked.sequence
  const content = await contentOf(lake, { dataSet: asked.dataSet, sequence: own })
  if (content.hash !== hash)
    throw new AppError(
      'record-conflict',
      `Rows were held out of "${dataSet}" as it was when the version was trained (${sequence}), not as it is here. Judge it on those, or on later rows under another name.`,
    )
  return {
    sequence: own,
    after: undefined,
    heldOut,
    because: `They are the ${heldOut} % of rows that were held out before the training.`,
  }
}

const learnedFrom = ({ dataSet, lastDay }: RowsLearned): string =>
  lastDay === null
    ? `The version learned from the rows of "${dataSet}", so they cannot judge it.`
    : `The version learned from rows of "${dataSet}" up to ${lastDay}, so they cannot judge it.`

function wayOut({ lastDay, dataSet }: RowsLearned, newest: CivilDate | undefined): string {
  if (lastDay === null)
    return 'Train it with rows held out and judge it on those, or judge it on later rows under another name.'
  if (newest !== undefined && newest > lastDay) return `Judge it on rows after ${lastDay}.`
  return `"${dataSet}" has no later row. Train it up to an earlier day, or wait for later rows.`
}

interface JudgedRows {
  readonly dataSet: string
  readonly hash: string
  readonly after: CivilDate | undefined
  readonly heldOut: number
}

/** Whether a version may have learned from rows that another is judged on: figures flatter it then. */
export function isSeen(learned: RowsLearned, { dataSet, hash, after, heldOut }: JudgedRows): boolean {
  if (learned.dataSet !== dataSet && learned.hash !== hash) return false
  if (after !== undefined && learned.lastDay !== null) return after < learned.lastDay
  return heldOut === 0 || learned.heldOut < heldOut
}

async function contentOf(lake: LakeStorage, { dataSet, sequence }: AskedRows) {
  const ofName = (await listSets(lake)).filter(({ name }) => name === dataSet)
  const manifest = sequence === undefined ? ofName.at(-1) : ofName.find((one) => one.sequence === sequence)
  if (!manifest)
    throw new AppError('lake-missing', `The lake holds no data set "${dataSet}".`, { name: dataSet })
  return readContent(lake, manifest.hash)
}
