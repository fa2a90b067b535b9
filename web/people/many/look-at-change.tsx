import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ChangeLines } from './change-lines.tsx'
import type { Wanted } from './plan-change.ts'
import type { TriedLine } from './run-change.ts'
import { StepTitle } from './step-title.tsx'

interface LookAtChangeProps {
  readonly lines: readonly TriedLine[]
  readonly wanted: Wanted
  /** For how many it can be made. */
  readonly possible: number
  readonly onBack: () => void
  readonly onMake: () => void
}

/** What would change for whom, and for whom it cannot be: those first. */
export function LookAtChange({ lines, wanted, possible, onBack, onMake }: LookAtChangeProps) {
  const t = useTranslations('many')
  const same = lines.filter(({ not }) => not === 'same').length
  const impossible = lines.length - possible - same
  return (
    <Stack gap="sm">
      <StepTitle>{t('wouldChange', { count: possible })}</StepTitle>
      <Text size="sm" c="dimmed">
        {[
          impossible > 0 && t('cannot', { count: impossible }),
          same > 0 && t('areSame', { count: same }),
          t('nothingYet'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <ChangeLines label={t('linesOf')} lines={lines.toSorted(byConcern)} wanted={wanted} />
      <Group justify="end" gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button disabled={possible === 0} onClick={onMake}>
          {t('make', { count: possible })}
        </Button>
      </Group>
    </Stack>
  )
}

const concernOf = ({ not, outcome }: TriedLine): number =>
  not === 'same' ? 2 : not === undefined && outcome?.code === 'ok' ? 1 : 0
const byConcern = (a: TriedLine, b: TriedLine): number => concernOf(a) - concernOf(b)
