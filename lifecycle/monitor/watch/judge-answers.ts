import { wilsonInterval } from '@cadre/learn/metrics'
import { minimumCounts } from '@cadre/people'
import type { WatchFinding } from './finding.ts'
import type { WatchedScore } from './watched-score.ts'

const watchShare = 0.05
const actShare = 0.2

/** How often the model abstains among those scored last: inputs that are missing or far from what it knows. */
export function judgeAnswers(newest: readonly WatchedScore[]): WatchFinding {
  const abstained = newest.filter(({ score }) => score === null).length
  const { value, low } = wilsonInterval(abstained, newest.length)
  if (newest.length < minimumCounts.inferenceMinimum)
    return {
      about: 'answers',
      verdict: 'unknown',
      finding: `${newest.length} people are too few to say how often the model abstains.`,
      toDo: '',
      figures: { people: newest.length },
    }
  const verdict = low > actShare ? 'act' : low > watchShare ? 'watch' : 'well'
  return {
    about: 'answers',
    verdict,
    finding: `It gave no score to ${abstained} of the ${newest.length} people scored last (${(100 * value).toFixed(1)} %).`,
    toDo:
      verdict === 'well'
        ? ''
        : 'Look at the reasons beside those without a score: mend the records that are missing, or train on people like these.',
    figures: { people: newest.length, abstained, share: value },
  }
}
