import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import type { Column } from '../parts/data-table.tsx'
import { changeOf, signed } from './result-figures.ts'
import type { WaveResult } from './result-figures.ts'

interface QuestionScoresProps {
  readonly wave: WaveResult
  readonly before: WaveResult | undefined
  readonly questions: readonly RecordOf<'survey_question'>[]
}

interface Line {
  readonly question: RecordOf<'survey_question'>
  readonly result: WaveResult['questions'][number] | undefined
}

/** Question by question: how it stands, and how that changed. */
export function QuestionScores({ wave, before, questions }: QuestionScoresProps) {
  const t = useTranslations('surveys')
  const word = useWords()
  const { number } = useFormat()
  const columns = useMemo((): Column<Line>[] => {
    const changed = ({ result }: Line): number | null => (result ? changeOf(result, before) : null)
    return [
      {
        id: 'question',
        title: t('question'),
        width: 'minmax(0, 3fr)',
        sortBy: ({ question }) => question.values.wording,
        cell: ({ question, result }) => (
          <>
            {question.values.wording}
            <Choices result={result} />
          </>
        ),
      },
      {
        id: 'driver',
        title: t('driver'),
        isQuiet: true,
        sortBy: ({ question }) => question.values.driver,
        cell: ({ question }) => question.values.driver !== undefined && word(question.values.driver),
      },
      {
        id: 'answers',
        title: t('answersColumn'),
        isNumber: true,
        isQuiet: true,
        sortBy: ({ result }) => result?.answers,
        cell: ({ result }) =>
          typeof result?.answers === 'number' ? `~${number(result.answers)}` : t('tooFew'),
      },
      {
        id: 'score',
        title: t('score'),
        isNumber: true,
        sortBy: ({ result }) => result?.score,
        cell: ({ result, question }) =>
          typeof result?.score === 'number' ? (
            <Text span fw={650}>
              {number(result.score)}
            </Text>
          ) : question.values.kind === 'text' ? (
            <Text span size="xs" c="dimmed">
              {t('commentsUnread')}
            </Text>
          ) : (
            '–'
          ),
      },
      {
        id: 'change',
        title: t('changeColumn'),
        isNumber: true,
        sortBy: changed,
        cell: (line) => {
          const change = changed(line)
          return change === null ? '–' : signed(change)
        },
      },
    ]
  }, [t, word, number, before])
  const results = new Map(wave.questions.map((result) => [result.questionId, result]))
  return (
    <DataTable
      label={t('byQuestion')}
      rows={questions.map((question) => ({ question, result: results.get(question.id) }))}
      columns={columns}
      idOf={({ question }) => question.id}
    />
  )
}

function Choices({ result }: Pick<Line, 'result'>) {
  const { number } = useFormat()
  if (!result || result.choices.length === 0) return null
  const sorted = result.choices.toSorted((a, b) => b.answers - a.answers)
  return (
    <Text size="xs" c="dimmed" className="number">
      {sorted.map(({ choice, answers }) => `${choice} ~${number(answers)}`).join(' · ')}
    </Text>
  )
}
