import { Stack, Text, Timeline } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { NothingHere } from '../parts/states.tsx'
import type { Model } from './model-queries.ts'

interface Line {
  readonly id: string
  readonly at: string
  readonly title: string
  readonly by: string | null
  readonly reason: string | null
  readonly isChampion: boolean
}

/** What stood where from when on, who asked and who decided, newest first. */
export function ModelHistory({ model }: { readonly model: Model }) {
  const t = useTranslations('models')
  const { instant } = useFormat()
  const lines = useLines(model)
  if (lines.length === 0) return <NothingHere title={t('noHistory')} />
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('historyText')}
      </Text>
      <Timeline bulletSize={20} lineWidth={2} active={-1}>
        {lines.map(({ id, at, title, by, reason, isChampion }) => (
          <Timeline.Item
            key={id}
            title={title}
            {...(isChampion && { bullet: <IconCheck size={14} aria-hidden /> })}
          >
            {reason !== null && <Text size="sm">{reason}</Text>}
            <Text size="xs" c="dimmed">
              {[instant(at), by !== null && t('by', { name: by })].filter(Boolean).join(' · ')}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Stack>
  )
}

function useLines({ items, history, promotions, names }: Model): readonly Line[] {
  const t = useTranslations('models')
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  const nameOf = (id: string | null): string | null => (id === null ? null : (names[id] ?? null))
  const stages = history.map(({ versionId, number, stage, enteredAt, enteredBy, reason }): Line => ({
    id: `${versionId} ${stage} ${enteredAt}`,
    at: enteredAt,
    title: t('historyLine', { number, stage: t(`stages.${stage as 'candidate'}`) }),
    by: nameOf(enteredBy),
    reason,
    isChampion: stage === 'champion',
  }))
  const asked = promotions.flatMap(
    ({ id, versionId, reason, askedBy, askedAt, status, decidedAt, decidedBy, decisionReason }): Line[] => {
      const number = numbers.get(versionId) ?? 0
      const said = {
        id,
        at: askedAt,
        title: t('asksApproval', { number }),
        by: nameOf(askedBy),
        reason,
        isChampion: false,
      }
      // An approval is told by the stage that it brings.
      return status !== 'refused' || decidedAt === null
        ? [said]
        : [
            said,
            {
              id: `${id} decided`,
              at: decidedAt,
              title: t('refusedLine', { number }),
              by: nameOf(decidedBy),
              reason: decisionReason,
              isChampion: false,
            },
          ]
    },
  )
  return [...stages, ...asked].toSorted((a, b) => b.at.localeCompare(a.at))
}
