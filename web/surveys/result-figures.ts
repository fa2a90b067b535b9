import type { Results } from './survey-queries.ts'

export type WaveResult = Results['waves'][number]
type QuestionResult = WaveResult['questions'][number]

/** The waves that have results, the latest first. */
export const wavesOver = ({ waves }: Results): WaveResult[] => waves.filter(({ isOver }) => isOver)

/** The mean over the scale questions that are shown; nothing when none is. */
export function overallScore({ questions }: WaveResult): number | null {
  const scores = questions.flatMap(({ score }) => score ?? [])
  if (scores.length === 0) return null
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length)
}

/** Share of those asked who answered, at most all of them; nothing where it is not shown. */
export function participation({ responses, invited }: WaveResult): number | null {
  return responses === null || invited === 0 ? null : Math.min(1, responses / invited)
}

/** How a question's score differs from the one before; nothing where either is not shown. */
export function changeOf(question: QuestionResult, before: WaveResult | undefined): number | null {
  const earlier =
    before?.questions.find(({ questionId }) => questionId === question.questionId)?.score ?? null
  return question.score === null || earlier === null ? null : question.score - earlier
}

/** Points from which a group is told to differ from everybody. */
const notable = 10

/** Whether a group's score lies notably over or under that of everybody. */
export function standingOf(score: number | null, ofAll: number | null): 'over' | 'under' | undefined {
  if (score === null || ofAll === null || Math.abs(score - ofAll) < notable) return undefined
  return score > ofAll ? 'over' : 'under'
}

/** With its sign; no change is nought. */
export const signed = (change: number): string =>
  change > 0 ? `+${change}` : change < 0 ? `−${Math.abs(change)}` : '±0'
