import { AppError } from '@cadre/core'
import type { RecordVersion } from '../facts/record.ts'

/** One answer as it was given. */
export interface GivenAnswer {
  readonly questionId: string
  readonly score?: number
  readonly chosen?: readonly string[]
  readonly comment?: string
}

/** Throws `AppError('record-invalid')` naming every answer that its question does not take. */
export function checkAnswers(questions: readonly RecordVersion[], answers: readonly GivenAnswer[]): void {
  const asked = new Map(questions.map((question) => [question.id, question]))
  const seen = new Set<string>()
  const issues = answers.flatMap((answer, place) => {
    const fault = seen.has(answer.questionId)
      ? { code: 'repeated', message: 'is answered twice' }
      : faultOf(asked.get(answer.questionId), answer)
    seen.add(answer.questionId)
    return fault ? [{ path: ['body', 'answers', place], ...fault }] : []
  })
  if (issues.length === 0) return
  throw new AppError('record-invalid', 'Some answers do not fit their questions.', { issues })
}

interface Fault {
  readonly code: string
  readonly message: string
}

/** The points of a scale whose highest is not said. */
const usualHighest = 5

function faultOf(
  question: RecordVersion | undefined,
  { score, chosen, comment }: GivenAnswer,
): Fault | undefined {
  if (!question) return { code: 'unknown_question', message: 'is not a question of this survey' }
  const { kind, choices } = question.values
  const given = [score, chosen, comment].filter((part) => part !== undefined).length
  const wanted = { scale: score, choice: chosen, text: comment }[kind as 'scale' | 'choice' | 'text']
  if (given !== 1 || wanted === undefined)
    return {
      code: 'wrong_answer',
      message: `takes ${kind === 'scale' ? 'a score' : kind === 'choice' ? 'choices' : 'a comment'} and nothing else`,
    }
  const highest = scaleOf(question)
  if (score !== undefined && score > highest) return { code: 'off_scale', message: `must be 1 to ${highest}` }
  const known = (choices as readonly string[] | undefined) ?? []
  if (chosen?.some((one) => !known.includes(one)) || new Set(chosen).size !== (chosen?.length ?? 0))
    return { code: 'unknown_choice', message: `must be among ${known.join(', ')}` }
  return undefined
}

/** Highest point of a question's scale. */
function scaleOf({ values }: RecordVersion): number {
  return (values['scaleHighest'] as number | undefined) ?? usualHighest
}
