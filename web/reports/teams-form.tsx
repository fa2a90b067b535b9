import { Button, Card, Group, MultiSelect, Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { useMe } from '../api/me.ts'
import { lakeSetsQuery } from '../models/model-queries.ts'
import { errorText } from '../parts/error-text.ts'
import { JobProgress } from '../parts/job-progress.tsx'

const roles = ['measure', 'against', 'time', 'unit', 'headcount', 'family'] as const
type Role = (typeof roles)[number]
const mayBeLeftOut: readonly Role[] = ['against', 'family']
const isBrought = (name: string): boolean => name.startsWith('tables/')

interface Theme {
  readonly name: string
  readonly columns: readonly string[]
}

/** From which file the report of teams is made: what each column is, and what may hold back, in themes. */
export function TeamsForm() {
  const t = useTranslations('reports.teams')
  const p = useTranslations('parts')
  const isFor = useMe().roles.includes('hr_manager')
  const sets = useQuery({ ...lakeSetsQuery, enabled: isFor })
  const queries = useQueryClient()
  const [dataSet, setDataSet] = useState<string | null>(null)
  const [columns, setColumns] = useState<Partial<Record<Role, string>>>({})
  const [themes, setThemes] = useState<readonly Theme[]>([{ name: '', columns: [] }])
  const start = useMutation({
    mutationFn: () =>
      api.call('startJob', {
        body: {
          kind: 'study_teams',
          input: {
            dataSet: dataSet ?? '',
            ...columns,
            themes: Object.fromEntries(themes.map(({ name, columns: of }) => [name.trim(), [...of]])),
          },
        },
      }),
  })
  const onDone = useCallback(() => void queries.invalidateQueries({ queryKey: ['reports'] }), [queries])
  if (!isFor || !sets.data) return null
  const brought = [...new Set(sets.data.map(({ name }) => name).filter(isBrought))]
  const newest = sets.data
    .filter(({ name }) => name === dataSet)
    .toSorted((a, b) => (a.sequence < b.sequence ? 1 : -1))[0]
  const names = (newest?.columns ?? []).map(({ name }) => name)
  const explained = [columns.measure, columns.against]
  const isWhole =
    dataSet !== null &&
    roles.every((role) => columns[role] !== undefined || mayBeLeftOut.includes(role)) &&
    themes.every(({ name, columns: of }) => name.trim() !== '' && of.length > 0)
  const setTheme = (at: number, theme: Theme): void =>
    setThemes(themes.map((one, place) => (place === at ? theme : one)))
  return (
    <Card withBorder component="section" aria-label={t('title')} className="no-print">
      <Title order={2}>{t('title')}</Title>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>
        {t('text')}
      </Text>
      {brought.length === 0 ? (
        <Button component={Link} to="/models" search={{ tab: 'data' } as never} variant="default">
          {t('bring')}
        </Button>
      ) : (
        <Stack gap="sm" align="start">
          <Select
            label={t('dataSet')}
            w={320}
            maw="100%"
            data={brought}
            value={dataSet}
            onChange={(name) => {
              setDataSet(name)
              setColumns({})
              setThemes([{ name: '', columns: [] }])
            }}
          />
          {newest && (
            <>
              <Group align="end">
                {roles.map((role) => (
                  <Select
                    key={role}
                    label={t(`columns.${role}`)}
                    w={240}
                    searchable
                    required={!mayBeLeftOut.includes(role)}
                    clearable={mayBeLeftOut.includes(role)}
                    data={names}
                    value={columns[role] ?? null}
                    onChange={(name) => {
                      const { [role]: _, ...others } = columns
                      setColumns(name === null ? others : { ...others, [role]: name })
                    }}
                  />
                ))}
              </Group>
              {themes.map((theme, at) => (
                <Group key={at} align="end" w="100%">
                  <TextInput
                    label={t('theme', { number: at + 1 })}
                    placeholder={t('themeExample')}
                    w={200}
                    maxLength={60}
                    value={theme.name}
                    onChange={({ currentTarget: { value } }) => setTheme(at, { ...theme, name: value })}
                  />
                  <MultiSelect
                    label={t('themeColumns', { number: at + 1 })}
                    flex={1}
                    miw={240}
                    searchable
                    data={names.filter((name) => !explained.includes(name))}
                    value={[...theme.columns]}
                    onChange={(of) => setTheme(at, { ...theme, columns: of })}
                  />
                </Group>
              ))}
              <Group>
                <Button variant="default" onClick={() => setThemes([...themes, { name: '', columns: [] }])}>
                  {t('addTheme')}
                </Button>
                <Button disabled={!isWhole} loading={start.isPending} onClick={() => start.mutate()}>
                  {t('make')}
                </Button>
              </Group>
            </>
          )}
          {start.isError && (
            <Text size="sm" c="red" role="alert">
              {errorText(start.error) ?? p('notSaved')}
            </Text>
          )}
          {start.data && <JobProgress id={start.data.data.id} title={t('making')} onDone={onDone} />}
        </Stack>
      )}
    </Card>
  )
}
