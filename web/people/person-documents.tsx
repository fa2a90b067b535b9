import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useMoment } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { useWords } from '../language/use-words.ts'
import { DataTable } from '../parts/data-table.tsx'
import { LoadFailed, PageLoading } from '../parts/states.tsx'
import { documentsQuery } from './people-queries.ts'

/** Documents that came with a person's applications: what they are and where they are kept. */
export function PersonDocuments({ id }: { readonly id: string }) {
  const t = useTranslations('person')
  const { moment } = useMoment()
  const { day, bytes } = useFormat()
  const word = useWords()
  const documents = useQuery(documentsQuery(id, moment))
  if (documents.isError) return <LoadFailed error={documents.error} />
  if (documents.isPending) return <PageLoading />
  if (documents.data.length === 0) return <Text c="dimmed">{t('noDocuments')}</Text>
  return (
    <DataTable
      label={t('tabs.documents')}
      rows={documents.data}
      idOf={({ id: one }) => one}
      columns={[
        {
          id: 'name',
          title: t('document'),
          cell: ({ values: { name, address } }) =>
            typeof address === 'string' && address.startsWith('https:') ? (
              <Anchor href={address} rel="noreferrer" target="_blank">
                {String(name)}
              </Anchor>
            ) : (
              String(name)
            ),
        },
        { id: 'kind', title: t('documentKind'), cell: ({ values }) => word(String(values['kind'])) },
        { id: 'on', title: t('when'), isQuiet: true, cell: ({ validFrom }) => day(validFrom) },
        {
          id: 'size',
          title: t('documentSize'),
          isQuiet: true,
          isNumber: true,
          cell: ({ values: { bytes: size } }) => typeof size === 'number' && bytes(size),
        },
      ]}
    />
  )
}
