import { Group, NumberInput, Radio } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { Round } from './round-figures.ts'

interface RatingInputProps {
  readonly round: Round
  readonly label: string
  readonly value: number | null
  readonly error?: string | undefined
  readonly onChange: (rating: number | null) => void
}

/** As many points as stand side by side. */
const mostPoints = 10

/** A rating on the scale of the round: a point of a short scale, a number on a long one. */
export function RatingInput({ round, label, value, error, onChange }: RatingInputProps) {
  const t = useTranslations('reviews')
  const [low, high] = [round.values.scaleLowest ?? 1, round.values.scaleHighest ?? 5]
  const shared = {
    label,
    description: t('scale', { low, high }),
    ...(error !== undefined && { error }),
  }
  if (high - low >= mostPoints)
    return (
      <NumberInput
        {...shared}
        maw={200}
        min={low}
        max={high}
        value={value ?? ''}
        onChange={(entered) => onChange(typeof entered === 'number' ? entered : null)}
      />
    )
  const points = Array.from({ length: high - low + 1 }, (_, place) => low + place)
  return (
    <Radio.Group
      {...shared}
      value={value === null ? '' : String(Math.round(value))}
      onChange={(chosen) => onChange(Number(chosen))}
    >
      <Group gap="md" mt={6}>
        {points.map((point) => (
          <Radio key={point} value={String(point)} label={String(point)} />
        ))}
      </Group>
    </Radio.Group>
  )
}
