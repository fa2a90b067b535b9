import { z } from 'zod'
import { defineRoute } from '../route.ts'
import { featureDetail, featureLine, snapshotLine, snapshotPurpose } from './feature-shapes.ts'

const group = 'features'
const readers = { kind: 'roles', roles: ['data_scientist', 'hr_manager', 'administrator'] } as const

export const listFeatures = defineRoute({
  id: 'list_features',
  method: 'GET',
  path: '/features',
  group,
  summary:
    'Every feature that is declared: meaning, unit, sources, purposes, and how fresh and complete its newest snapshot is',
  access: readers,
  output: z.strictObject({
    items: z.array(featureLine),
    snapshots: z.array(snapshotLine).meta({ description: 'The newest of each purpose' }),
  }),
  errors: ['lake-damaged'],
})

export const getFeature = defineRoute({
  id: 'get_feature',
  method: 'GET',
  path: '/features/:name',
  group,
  summary:
    'One feature: how it is spread over many people, over time, what it goes with, which models use it, and where it comes from and goes to',
  access: readers,
  params: z.strictObject({ name: z.string().min(3).max(60) }),
  query: z.strictObject({
    purpose: snapshotPurpose.optional().meta({
      description:
        'Of the people who may be processed for it; the purpose of the newest snapshot when left out',
    }),
  }),
  output: featureDetail,
  errors: ['record-missing', 'access-denied', 'lake-damaged'],
})
