import { Card, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '@cadre/contract/client'
import { useFormat } from '../language/use-format.ts'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { ownStrainQuery } from './own-queries.ts'

type Part = AnswerOf<'ownStrain'>['parts'][number]
type Sign = Part['signs'][number]

/** How strained one is by one's hours, work outside them and answers; told to nobody else. */
export function OwnStrain() {
  const t = useTranslations('own.strain')
  const { day, number } = useFormat()
  const found = useQuery(ownStrainQuery)
  if (found.isError) return <LoadFailed error={found.error} />
  if (found.isPending) return <PageLoading />
  const { score, strainedFrom, parts, asOf } = found.data
  if (score === null) return <NothingHere title={t('none')} text={t('noneText')} />
  return (
    <Stack gap="lg" maw={860}>
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <Statistic
        label={t('score')}
        value={t('ofHundred', { score: number(score) })}
        hint={t(score >= strainedFrom ? 'isStrained' : 'isNotStrained', { from: number(strainedFrom) })}
        definition={{ meaning: t('meaning'), date: day(asOf) }}
      />
      {parts.map((part) => (
        <PartCard key={part.part} part={part} />
      ))}
    </Stack>
  )
}

function PartCard({ part: { part, strain, signs } }: { readonly part: Part }) {
  const t = useTranslations('own.strain')
  const { number } = useFormat()
  const name = t.has(`parts.${part}` as never) ? t(`parts.${part}` as never) : part
  return (
    <Card withBorder component="section" aria-label={name} p="lg">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {name}
          </Title>
          <Text className="number">{t('ofHundred', { score: number(strain) })}</Text>
        </Group>
        <Progress value={strain} aria-label={name} />
        {signs.map((sign) => (
          <SignLine key={sign.feature} sign={sign} />
        ))}
      </Stack>
    </Card>
  )
}

/** A sign by its name in the reader's language, where there is one; the organisation may have added others. */
function SignLine({ sign: { feature, meaning, unit, value, calm, full, because } }: { readonly sign: Sign }) {
  const t = useTranslations('own.strain')
  const { number, share } = useFormat()
  const figure = unit.startsWith('share') ? share : number
  const said = (what: 'name' | 'why', otherwise: string): string =>
    t.has(`signs.${feature}.${what}` as never) ? t(`signs.${feature}.${what}` as never) : otherwise
  return (
    <div>
      <Text size="sm">
        {said('name', meaning)}: <span className="number">{figure(value)}</span>
      </Text>
      <Text size="sm" c="dimmed">
        {t('between', { calm: figure(calm), full: figure(full) })} {said('why', because)}.
      </Text>
    </div>
  )
}
