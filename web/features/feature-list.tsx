import { Alert, Group, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { today } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { usePurposes } from '../models/use-purposes.ts'
import { SearchBox } from '../parts/search-box.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { featuresQuery } from './feature-queries.ts'
import type { Catalogue, FeatureLine } from './feature-queries.ts'
import { FeatureGroups } from './feature-groups.tsx'
import { FeatureTable } from './feature-table.tsx'
import { narrowFeatures, valuesOf } from './narrow-features.ts'
import { useFeatureWords } from './use-feature-words.ts'

/** The catalogue: every feature, narrowed by what the address says. */
export function FeatureList() {
  const t = useTranslations('features')
  const { meaning } = useFeatureWords()
  const features = useQuery(featuresQuery)
  const { q, source, use, class: dataClass, sort } = useSearch({ from: '/models' })
  if (features.isError) return <LoadFailed error={features.error} />
  if (features.isPending) return <PageLoading />
  const { items, snapshots } = features.data
  const shown = narrowFeatures(items, { q, source, use, class: dataClass }, meaning)
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed" maw={640}>
        {t('text')}
      </Text>
      <Freshness snapshots={snapshots} />
      <FeatureFilters features={items} />
      <Text size="sm" role="status">
        {t('count', { count: shown.length })}
      </Text>
      {shown.length === 0 ? (
        <NothingHere title={t('none')} text={t('noneText')} />
      ) : shown.length === items.length && sort === undefined ? (
        <FeatureGroups features={shown} />
      ) : (
        <FeatureTable features={shown} />
      )}
    </Stack>
  )
}

const bySubject = 'subject'
const orders = ['-importance', 'cluster', '-missing', '-change'] as const

/** Scores are not given of features that are older. */
const freshDays = 45

/** When what is known of everybody was written last, and what to do where that is too long ago. */
function Freshness({ snapshots }: Pick<Catalogue, 'snapshots'>) {
  const t = useTranslations('features')
  const { day, number } = useFormat()
  const purposeOf = usePurposes()
  const newest = snapshots.at(0)
  if (!newest)
    return (
      <Alert color="blue" variant="light" title={t('noSnapshot')} styles={dark}>
        {t('noSnapshotText')}
      </Alert>
    )
  const age = (Date.parse(`${today()}T00:00:00Z`) - Date.parse(`${newest.asOf}T00:00:00Z`)) / 86_400_000
  if (age > freshDays)
    return (
      <Alert color="orange" variant="light" styles={dark}>
        {t('stale', { day: day(newest.asOf), days: number(age) })}
      </Alert>
    )
  return (
    <Text size="sm">
      {snapshots
        .map(({ purpose, asOf, people }) =>
          people === null
            ? `${purposeOf(purpose)}: ${day(asOf)}`
            : t('newest', { purpose: purposeOf(purpose), day: day(asOf), people: number(people) }),
        )
        .join(' · ')}
    </Text>
  )
}

const dark = {
  label: { color: 'var(--mantine-color-text)' },
  message: { color: 'var(--mantine-color-text)' },
}

function FeatureFilters({ features }: { readonly features: readonly FeatureLine[] }) {
  const t = useTranslations('features')
  const word = useWords()
  const purposeOf = usePurposes()
  const navigate = useNavigate()
  const { q, source, use, class: dataClass, sort } = useSearch({ from: '/models' })
  const narrow = (change: Record<string, string | undefined>): void =>
    void navigate({ to: '.', replace: true, search: ((old: object) => ({ ...old, ...change })) as never })
  const choices = [
    {
      key: 'source',
      label: t('sources'),
      any: t('anySource'),
      value: source,
      of: (line: FeatureLine) => line.sources,
      say: word,
    },
    {
      key: 'use',
      label: t('purposes'),
      any: t('anyPurpose'),
      value: use,
      of: (line: FeatureLine) => line.purposes,
      say: purposeOf,
    },
    {
      key: 'class',
      label: t('sensitivity'),
      any: t('anySensitivity'),
      value: dataClass,
      of: (line: FeatureLine) => line.sensitivity,
      say: word,
    },
  ] as const
  return (
    <Group gap="sm" className="no-print">
      <SearchBox
        label={t('find')}
        value={q ?? ''}
        onChange={(value) => narrow({ q: value === '' ? undefined : value })}
        width={280}
      />
      {choices.map(({ key, label, any, value, of, say }) => (
        <Select
          key={key}
          aria-label={label}
          placeholder={any}
          clearable
          searchable
          w={{ base: 'calc(50% - 6px)', xs: 190 }}
          value={value ?? null}
          onChange={(chosen) => narrow({ [key]: chosen ?? undefined })}
          data={valuesOf(features, of).map((one) => ({ value: one, label: say(one) }))}
        />
      ))}
      <Select
        aria-label={t('order')}
        w={{ base: 'calc(50% - 6px)', xs: 190 }}
        allowDeselect={false}
        value={orders.find((one) => one === sort) ?? bySubject}
        onChange={(chosen) => narrow({ sort: chosen === null || chosen === bySubject ? undefined : chosen })}
        data={[
          { value: bySubject, label: t('orders.subject') },
          { value: '-importance', label: t('orders.importance') },
          { value: 'cluster', label: t('orders.cluster') },
          { value: '-missing', label: t('orders.missing') },
          { value: '-change', label: t('orders.change') },
        ]}
      />
    </Group>
  )
}
