import { Table, Text } from '@mantine/core'
import { IconCaretDownFilled, IconCaretUpFilled } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import type { RecordOf } from '@cadre/contract/client'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { standingOf } from './result-figures.ts'
import type { WaveResult } from './result-figures.ts'
import classes from './group-scores.module.css'

interface GroupScoresProps {
  readonly wave: WaveResult
  readonly questions: readonly RecordOf<'survey_question'>[]
  readonly names: Readonly<Record<string, string>>
}

/** Groups beside one another, question by question; those too small to be shown say so. */
export function GroupScores({ wave, questions, names }: GroupScoresProps) {
  const t = useTranslations('surveys')
  const word = useWords()
  const { number } = useFormat()
  const results = new Map(wave.questions.map((result) => [result.questionId, result]))
  const scales = questions.filter(({ id, values }) => values.kind === 'scale' && results.has(id))
  const nameOf = (group: string | null): string =>
    group === null ? t('noGroup') : (names[group] ?? word(group))
  const groups = wave.groups.toSorted((a, b) => nameOf(a.group).localeCompare(nameOf(b.group)))
  const shown = groups.filter(({ isHidden }) => !isHidden)
  const hidden = groups.length - shown.length
  if (scales.length === 0) return null
  return (
    <>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('byGroup')}>
        <Table fz="sm" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th className={classes['group']}>{t('group')}</Table.Th>
              <Table.Th ta="end">{t('responses')}</Table.Th>
              {scales.map(({ id, values }) => (
                <Table.Th key={id} className={classes['question']}>
                  {values.wording}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ group, answers }) => (
              <Table.Tr key={group ?? 'none'}>
                <Table.Th scope="row" fw={550} className={classes['group']}>
                  {nameOf(group)}
                </Table.Th>
                <Table.Td ta="end" c="dimmed" className="number">
                  {answers === null ? '' : `~${number(answers)}`}
                </Table.Td>
                {scales.map(({ id }) => {
                  const result = results.get(id)!
                  const cell = result.groups.find((one) => one.group === group)
                  return <Score key={id} score={cell?.score ?? null} ofAll={result.score} />
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" c="dimmed">
        {t('standingText')}
        {hidden > 0 && ` ${t('hiddenGroups', { count: hidden, minimum: wave.minimumGroup })}`}
      </Text>
    </>
  )
}

interface ScoreProps {
  readonly score: number | null
  readonly ofAll: number | null
}

function Score({ score, ofAll }: ScoreProps) {
  const t = useTranslations('surveys')
  const { number } = useFormat()
  const standing = standingOf(score, ofAll)
  if (score === null)
    return (
      <Table.Td ta="end">
        <Text span size="xs" c="dimmed">
          {t('tooFew')}
        </Text>
      </Table.Td>
    )
  const Mark = standing === 'over' ? IconCaretUpFilled : IconCaretDownFilled
  return (
    <Table.Td ta="end" className="number">
      {standing && (
        <Mark
          size={12}
          aria-label={t(standing)}
          color={`var(--mantine-color-${standing === 'over' ? 'teal' : 'red'}-text)`}
        />
      )}{' '}
      <Text span fw={standing ? 650 : 400} size="sm">
        {number(score)}
      </Text>
    </Table.Td>
  )
}
