import { Button, Card, Group, List, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { missingQuery } from './import-queries.ts'
import type { WholeImport } from './import-queries.ts'

/** Who is employed on the day of a sheet and not in it, by name: an oversight, or somebody who has left. */
export function MissingPeople({ found }: { readonly found: WholeImport }) {
  const t = useTranslations('imports')
  const parts = useTranslations('parts')
  const [isOpen, setOpen] = useState(false)
  const missing = useInfiniteQuery({ ...missingQuery(found.id), enabled: isOpen })
  const count = found.counts?.missing ?? 0
  if (count === 0) return null
  const people = missing.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Card withBorder>
      <Stack gap="xs" align="start">
        <Group gap="md">
          <Text>{t('missingCount', { count })}</Text>
          {!isOpen && (
            <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
              {t('showMissing')}
            </Button>
          )}
        </Group>
        {people.length > 0 && (
          <List size="sm">
            {people.map(({ id, firstName, lastName, employeeNumber }) => (
              <List.Item key={id}>
                <Link to="/people/$id" params={{ id }}>
                  {firstName} {lastName}
                </Link>{' '}
                {employeeNumber}
              </List.Item>
            ))}
          </List>
        )}
        {missing.hasNextPage && (
          <Button size="compact-sm" variant="default" onClick={() => void missing.fetchNextPage()}>
            {parts('more')}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
