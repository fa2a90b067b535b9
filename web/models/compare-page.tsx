import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { useSaid } from '../language/use-said.ts'
import { Page } from '../parts/page.tsx'
import { LoadFailed, NothingHere, PageLoading } from '../parts/states.tsx'
import { ComparedCurves } from './compared-curves.tsx'
import { comparedLines } from './compared-lines.ts'
import { modelQuery, versionQuery } from './model-queries.ts'

/** Two versions side by side: figures, what they learned from, inputs, gates. */
export function ComparePage() {
  const t = useTranslations('models')
  const { name } = useParams({ from: '/models/$name/compare' })
  const search = useSearch({ from: '/models/$name/compare' })
  const model = useQuery(modelQuery(name))
  const idOf = (number: string | undefined): string =>
    model.data?.items.find((one) => String(one.number) === number)?.id ?? ''
  const [a, b] = [idOf(search.a), idOf(search.b)]
  const first = useQuery({ ...versionQuery(a), enabled: a !== '' })
  const second = useQuery({ ...versionQuery(b), enabled: b !== '' })
  const failed = model.error ?? first.error ?? second.error
  if (failed) return <LoadFailed error={failed} />
  if (!model.data) return <PageLoading />
  if (a === '' || b === '')
    return (
      <NothingHere title={t('compareTitle')} text={t('chooseTwo')}>
        <Button component={Link} to="/models/$name" params={{ name } as never} mt="sm">
          {t('tabs.versions')}
        </Button>
      </NothingHere>
    )
  return (
    <Stack gap="xs">
      <Anchor component={Link} to="/models/$name" params={{ name } as never} size="sm" className="no-print">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {model.data.title}
        </Group>
      </Anchor>
      <Page title={t('compareTitle')} text={t('compareText')}>
        {first.data && second.data ? (
          <Compared name={name} versions={[first.data, second.data]} />
        ) : (
          <PageLoading />
        )}
      </Page>
    </Stack>
  )
}

interface ComparedProps {
  readonly name: string
  readonly versions: Parameters<typeof comparedLines>[0]
}

function Compared({ name, versions }: ComparedProps) {
  const t = useTranslations('models')
  const { number, instant } = useFormat()
  const said = useSaid()
  const lines = comparedLines(versions, { t, said, number, instant })
  return (
    <Stack gap="lg">
      <Table fz="sm" verticalSpacing={6} layout="fixed" aria-label={t('compareTitle')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {versions.map(({ id, number: place }) => (
              <Table.Th key={id} scope="col">
                <Anchor
                  component={Link}
                  to="/models/$name/versions/$id"
                  params={{ name, id } as never}
                  size="sm"
                >
                  {t('version', { number: place })}
                </Anchor>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ title, cells, differs }) => (
            <Table.Tr key={title}>
              <Table.Th scope="row" fw={550}>
                {title}
              </Table.Th>
              {cells.map((cell, place) => (
                <Table.Td key={place === 0 ? 'first' : 'second'} className="number">
                  <Text size="sm" {...(differs && { fw: 600 })} style={{ overflowWrap: 'anywhere' }}>
                    {cell}
                  </Text>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <ComparedCurves versions={versions} />
    </Stack>
  )
}
