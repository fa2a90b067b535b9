import { ofAccess } from './of-access.ts'
import { ofExperiments } from './of-experiments.ts'
import { ofFeatures } from './of-features.ts'
import { ofFiles } from './of-files.ts'
import { ofGates } from './of-gates.ts'
import { ofGroups } from './of-groups.ts'
import { ofImports } from './of-imports.ts'
import { ofInterventions } from './of-interventions.ts'
import { ofModels } from './of-models.ts'
import { ofRecords } from './of-records.ts'
import { ofReports } from './of-reports.ts'
import { ofRounds } from './of-rounds.ts'
import { ofScores } from './of-scores.ts'
import { ofStates } from './of-states.ts'
import { ofStudies } from './of-studies.ts'
import { ofWebhooks } from './of-webhooks.ts'
import { ofWork } from './of-work.ts'
import type { Sentences } from './words-of-two.ts'

/** Everything that the server says in English and pages show, by the English sentence with its slots. */
export const sentences: Sentences = {
  ...ofAccess,
  ...ofExperiments,
  ...ofFeatures,
  ...ofFiles,
  ...ofGates,
  ...ofGroups,
  ...ofImports,
  ...ofInterventions,
  ...ofModels,
  ...ofRecords,
  ...ofReports,
  ...ofRounds,
  ...ofScores,
  ...ofStates,
  ...ofStudies,
  ...ofWebhooks,
  ...ofWork,
}
