import { Alert, Badge, Group, List, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import type { ModelScore } from './outlook-queries.ts'
import { ReasonSteps } from './reason-steps.tsx'
import { ScoreInputs } from './score-inputs.tsx'
import { useInputs } from './use-inputs.ts'
import type { Meanings } from './use-inputs.ts'
import { WhatIf } from './what-if.tsx'

const bandColours = { high: 'orange', raised: 'yellow', usual: 'gray' } as const

export interface ShownScore {
  readonly score: ModelScore
  readonly meanings: Meanings
}

/** What a model says about one person: the band in words, how sure it is, why, and from what. */
export function ScoreCard({
  score,
  meanings,
  isHidden = false,
  isOwn = false,
}: ShownScore & { readonly isHidden?: boolean; readonly isOwn?: boolean }) {
  const t = useTranslations('outlook')
  return (
    <Stack gap="md">
      <Trial score={score} isOwn={isOwn} />
      {score.isCorrected && (
        <Alert variant="light" color="yellow" py="xs">
          <Text size="sm">{t('isCorrected')}</Text>
        </Alert>
      )}
      {score.isAnew && !score.isCorrected && <Text size="sm">{t('isAnew')}</Text>}
      {!isHidden && <ScoreSaid score={score} meanings={meanings} />}
      <ReasonSteps score={score} meanings={meanings} />
      {!isHidden && <WhatIf score={score} />}
      <ScoreInputs score={score} meanings={meanings} />
    </Stack>
  )
}

/** That two versions are compared on people, and where the reader may know it, that this score is of the one that is tried. */
function Trial({ score: { trial }, isOwn }: Pick<ShownScore, 'score'> & { readonly isOwn: boolean }) {
  const t = useTranslations('outlook.trials')
  if (trial === null || (isOwn && trial === 'compared')) return null
  return (
    <Text size="sm" role="note">
      {t(isOwn ? 'own' : trial)}
    </Text>
  )
}

/** The band, what it means in numbers of people, and what makes it less sure. */
function ScoreSaid({ score, meanings }: ShownScore) {
  const said = useSaid()
  const { nameOf } = useInputs(meanings)
  const t = useTranslations('outlook')
  const { day } = useFormat()
  const { band, because, notes, asOf } = score
  const known = t('asOf', { day: day(asOf) })
  if (band === null)
    return (
      <Stack gap={4}>
        <Text fw={600}>{t('noScore')}</Text>
        <Text size="sm">{said(because ?? '')}</Text>
        <Text size="xs" c="dimmed">
          {known}
        </Text>
      </Stack>
    )
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <Badge size="lg" variant="light" tt="none" autoContrast color={bandColours[band]} c="inherit">
          {t('bandTitle', { band: t(`bands.${band}`) })}
        </Badge>
        <Text size="sm">{t(`bandTexts.${band}`)}</Text>
      </Group>
      <ScoreInWords score={score} />
      {notes.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('notes')}
          </Text>
          <List size="sm">
            {notes.map(({ column, message }) => (
              <List.Item key={`${column} ${message}`}>
                {said(message).replace(`"${column}"`, () => `“${nameOf(column)}”`)}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Text size="xs" c="dimmed">
        {[known, notes.length === 0 && t('sure')].filter(Boolean).join(' · ')}
      </Text>
    </Stack>
  )
}

/** What the number means, and how sure it is. */
function ScoreInWords({ score: { score, task, target, likely } }: Pick<ShownScore, 'score'>) {
  const t = useTranslations('outlook')
  const { number } = useFormat()
  if (score === null) return null
  const inHundred = (share: number): string => number(Math.round(share * 100))
  return (
    <Text size="sm">
      {task === 'regression'
        ? t('amount', { value: number(score), target })
        : t('inHundred', { count: Math.round(score * 100) })}
      {likely && (
        <Text span size="sm" c="dimmed" display="block">
          {likely.share === null
            ? t('likelyAmount', {
                people: number(likely.people),
                low: number(likely.low),
                high: number(likely.high),
              })
            : t('likelyShare', {
                people: number(likely.people),
                share: inHundred(likely.share),
                low: inHundred(likely.low),
                high: inHundred(likely.high),
              })}{' '}
          {score > likely.high && t('saysMore')}
          {score < likely.low && t('saysLess')}
        </Text>
      )}
    </Text>
  )
}
