import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconX } from '@tabler/icons-react'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { tellFailed } from './tell.tsx'

const viewsQuery = (list: string) =>
  queryOptions({
    queryKey: ['views', list],
    queryFn: async ({ signal }) => (await api.call('listViews', { query: { list } }, { signal })).data.items,
  })

interface SavedViewsProps {
  /** The list, as the API names it. */
  readonly list: string
  /** What stands in the address now: what would be kept. */
  readonly query: Readonly<Record<string, string | undefined>>
  readonly onOpen: (query: Readonly<Record<string, string | string[]>>) => void
}

/** Keeps what a list is filtered and sorted by under a name, and goes back to it. */
export function SavedViews({ list, query, onOpen }: SavedViewsProps) {
  const t = useTranslations('parts')
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isOpen, setOpen] = useState(false)
  const views = useQuery({ ...viewsQuery(list), enabled: isOpen })
  const kept = Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
  const refresh = () => queries.invalidateQueries({ queryKey: ['views', list] })
  const save = useMutation({
    mutationFn: () => api.call('createView', { body: { list, name: name.trim(), query: kept } }),
    onSuccess: () => {
      setName('')
      return refresh()
    },
    onError: (error) => tellFailed(t('notSaved'), error),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.call('deleteView', { params: { id } }),
    onError: (error) => tellFailed(t('notSaved'), error),
    onSettled: refresh,
  })
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen((was) => !was)}
        >
          {t('views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          {views.data?.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('viewsNone')}
            </Text>
          )}
          {(views.data ?? []).map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <Button
                variant="subtle"
                flex={1}
                justify="start"
                onClick={() => {
                  setOpen(false)
                  onOpen(view.query)
                }}
              >
                {view.name}
              </Button>
              {view.isOwn && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('viewDelete', { name: view.name })}
                  onClick={() => remove.mutate(view.id)}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault()
              save.mutate()
            }}
          >
            <Group gap="xs" align="end" wrap="nowrap">
              <TextInput
                flex={1}
                label={t('viewName')}
                required
                maxLength={100}
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Button type="submit" loading={save.isPending}>
                {t('save')}
              </Button>
            </Group>
          </form>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
