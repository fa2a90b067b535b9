/** What was chosen or written for one question. */
export interface Answer {
  readonly score?: number
  readonly chosen?: readonly string[]
  readonly comment?: string
}

/** Answers by question. */
export type Answers = ReadonlyMap<string, Answer>

interface SentAnswer {
  questionId: string
  score?: number
  chosen?: string[]
  comment?: string
}

/** The answers that say something, as they are sent. */
export function answersToSend(answers: Answers): SentAnswer[] {
  return [...answers].flatMap(([questionId, { score, chosen, comment }]): SentAnswer[] => {
    if (score !== undefined) return [{ questionId, score }]
    if (chosen !== undefined && chosen.length > 0) return [{ questionId, chosen: [...chosen] }]
    const text = comment?.trim() ?? ''
    return text === '' ? [] : [{ questionId, comment: text }]
  })
}
