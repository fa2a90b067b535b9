import { rankedBars, rankedBarsHeight } from '@cadre/charts'
import { Button, Card, Group, SimpleGrid, Stack, Tabs, TextInput, Title } from '@mantine/core'
import { ApiError } from '@cadre/contract/client'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { Confirm } from './confirm.tsx'
import { DataTable } from './data-table.tsx'
import { AskedInDialog } from './dialog-form.tsx'
import { Fold } from './fold.tsx'
import { Page } from './page.tsx'
import { RecordForm } from './record-form.tsx'
import { SavedViews } from './saved-views.tsx'
import { LoadFailed, NothingHere, PageLoading } from './states.tsx'
import { Statistic } from './statistic.tsx'
import { Steps } from './steps.tsx'
import { TabLine } from './tab-line.tsx'
import { tellDone, tellFailed } from './tell.tsx'

const rows = [
  { id: 'a', name: 'Sales', people: 120, since: '2019-04-01' },
  { id: 'b', name: 'Support', people: 48, since: '2021-11-15' },
  {
    id: 'c',
    name: 'A department with a name that does not fit into one line of a table',
    people: 5,
    since: '2024-01-01',
  },
]
const departments = {
  name: 'People',
  meaning: 'People employed on the last day of the month',
  population: 'All departments',
  date: 'Oct 2026',
}

/** Every shared part in its states; served while these pages are worked on, and not otherwise. */
export function PartsPage() {
  const [asks, setAsks] = useState(false)
  const refused = (status: number, code: 'access-denied' | 'internal') =>
    new ApiError({ status, code, detail: 'The database does not answer.', requestId: 'rqs_1' })
  return (
    <Page title="Parts" text="Every shared part in its states.">
      <Part title="Steps">
        <Steps names={['Upload', 'Columns', 'Check', 'Run']} now={1} />
        <Steps names={['Upload', 'Columns', 'Check', 'Run']} now={4} />
      </Part>
      <Part title="Tabs, more than fit on a phone">
        <Tabs value="Requests">
          <TabLine>
            {['My data', 'Models about me', 'Requests', 'Who looked', 'Privacy', 'Signing in'].map((name) => (
              <Tabs.Tab key={name} value={name}>
                {name}
              </Tabs.Tab>
            ))}
          </TabLine>
        </Tabs>
      </Part>
      <Part title="Statistic">
        <SimpleGrid cols={{ base: 2, sm: 3 }}>
          <Statistic label="People" value="1,240" hint="on Nov 21, 2026" definition={departments} />
          <Statistic label="Rejected" value="12" color="red" />
          <Statistic label="Not known yet" value={undefined} />
        </SimpleGrid>
      </Part>
      <Part title="Data table">
        <DataTable
          label="Departments"
          rows={rows}
          idOf={({ id }) => id}
          nameOf={({ name }) => name}
          columns={[
            { id: 'name', title: 'Name', cell: ({ name }) => name, sortBy: ({ name }) => name },
            {
              id: 'people',
              title: 'People',
              cell: ({ people }) => people,
              sortBy: ({ people }) => people,
              isNumber: true,
            },
            { id: 'since', title: 'Since', cell: ({ since }) => since, isQuiet: true },
          ]}
          actions={(chosen, clear) => (
            <Button size="compact-sm" variant="default" onClick={clear}>
              Let go of {chosen.length}
            </Button>
          )}
        />
      </Part>
      <Part title="Fold">
        <Fold title="17 columns are kept aside" text="MarriedID, MaritalStatusID, GenderID, State">
          Closed at first.
        </Fold>
        <Fold title="How the file is read" isOpenAtFirst>
          Open at first.
        </Fold>
      </Part>
      <Part title="Chart frame">
        <ChartFrame
          title="Sales has more than half of the people"
          definition={departments}
          height={rankedBarsHeight(rows.length)}
          option={(theme) =>
            rankedBars(
              rows.map(({ name, people }) => ({ label: name, value: people })),
              { theme },
            )
          }
          table={{
            head: ['Department', 'People'],
            rows: rows.map(({ name, people }) => [name, String(people)]),
          }}
        />
      </Part>
      <Part title="Form">
        <RecordForm kind="goal" submit="Save" onCancel={() => {}} onSubmit={async () => {}} />
      </Part>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {[
          { title: 'Form in a dialog', isDisabled: true },
          { title: 'On its way', isPending: true },
          { title: 'Refused', error: refused(503, 'internal') },
        ].map(({ title, isDisabled = false, isPending = false, error }) => (
          <Part key={title} title={title}>
            <AskedInDialog
              text="A wave asks everybody once."
              submit="Launch"
              sending={{ isPending, isError: error !== undefined, error }}
              isDisabled={isDisabled}
              onSubmit={() => {}}
              onClose={() => {}}
            >
              <TextInput label="Name" required defaultValue={isDisabled ? '' : 'November'} />
            </AskedInDialog>
          </Part>
        ))}
      </SimpleGrid>
      <Part title="Saved views, questions, news">
        <Group>
          <SavedViews list="people" query={{ working: 'true' }} onOpen={() => {}} />
          <Button onClick={() => setAsks(true)}>Ask</Button>
          <Button onClick={() => tellDone('Saved')}>Done</Button>
          <Button
            onClick={() => tellFailed('Not saved', new Error('The record was changed by somebody else.'))}
          >
            Failed
          </Button>
        </Group>
        {asks && (
          <Confirm
            title="Undo the import?"
            text="1,240 people go, what was changed since stays."
            act="Undo"
            isDangerous
            reason="Why"
            onClose={() => setAsks(false)}
            onConfirm={() => {}}
          />
        )}
      </Part>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Part title="Loading">
          <PageLoading />
        </Part>
        <Part title="Empty">
          <NothingHere title="No goal yet" text="Set the first one." />
        </Part>
        <Part title="No access">
          <LoadFailed error={refused(403, 'access-denied')} />
        </Part>
        <Part title="Failed">
          <LoadFailed error={refused(503, 'internal')} />
        </Part>
      </SimpleGrid>
    </Page>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={2}>{title}</Title>
        {children}
      </Stack>
    </Card>
  )
}
