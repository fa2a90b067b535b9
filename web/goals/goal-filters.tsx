import { Chip, Group } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { standings } from './goal-standing.ts'
import type { Standing } from './goal-standing.ts'

interface GoalFiltersProps {
  readonly words: string
  readonly how: Standing | undefined
  /** How many goals there are, in all and by how they go; nothing while it is not known. */
  readonly counts: Readonly<Record<string, number>> | undefined
  readonly onNarrow: (change: {
    readonly q?: string | undefined
    readonly how?: Standing | undefined
  }) => void
}

/** Goals by words and by how they go; each way says how many it shows. */
export function GoalFilters({ words, how, counts, onNarrow }: GoalFiltersProps) {
  const t = useTranslations('work')
  const { number } = useFormat()
  return (
    <Group gap="sm" className="no-print">
      <SearchBox
        label={t('find')}
        value={words}
        onChange={(q) => onNarrow({ q: q === '' ? undefined : q })}
      />
      <Chip.Group
        value={how ?? 'all'}
        onChange={(next) => onNarrow({ how: standings.find((one) => one === next) })}
      >
        <Group gap={6} role="radiogroup" aria-label={t('how')}>
          {(['all', ...standings] as const).map((one) => (
            <Chip key={one} value={one} size="sm" variant="outline">
              {t(`hows.${one}`)}
              {counts?.[one] !== undefined && ` ${number(counts[one])}`}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Group>
  )
}
