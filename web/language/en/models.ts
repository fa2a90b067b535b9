import { dataSets } from './data-sets.ts'
import { experiments } from './experiments.ts'
import { runCurves } from './run-curves.ts'
import { training } from './training.ts'
import { versions } from './versions.ts'
import { watch } from './watch.ts'

/** Words of the model studio: the models, and of their parts what stands in files of its own. */
export const models = {
  title: 'Models',
  text: 'Questions asked of data. A version is trained, judged and approved by somebody else before it answers.',
  origin: {
    title: 'What it was made from',
    sequence: 'Which of that name',
    lastDay: 'Rows up to',
    heldOut: 'Held out',
    training: 'Training',
    bundle: 'Bundle',
    take: 'Take the bundle',
  },
  tabs: {
    models: 'Models',
    data: 'Data sets',
    versions: 'Versions',
    runs: 'Trainings',
    watch: 'In use',
    beside: 'Side by side',
    history: 'History',
  },
  model: 'Model',
  purpose: 'Used for',
  purposes: {
    retention: 'Retention',
    development: 'Development',
    planning: 'Planning',
    pay: 'Fair pay',
    wellbeing: 'Wellbeing',
    audit: 'Audit of fairness',
    hiring: 'Hiring',
  },
  answers: 'Answers now',
  version: 'Version {number}',
  versionTitle: 'Version',
  nothingAnswers: 'nothing yet',
  tried: 'Tried beside it',
  versionCount: 'Versions',
  none: 'No model yet',
  noneText:
    'A model is one question. Set it up, train versions on a data set, and let somebody else approve one.',
  noneToRead: 'Nobody has set up a model.',
  add: 'New model',
  addText: 'Its scores may serve the purpose chosen here and no other.',
  modelTitle: 'Title',
  modelName: 'Name for programs',
  modelNameText: 'Lower case letters, digits and hyphens',
  useCase: 'Question',
  useCases: {
    'bring-your-own': 'Any column of any table',
    attrition: 'Who may leave of their own accord',
    performance: 'How the next reviews may turn out',
  },
  mustNever: 'What must never be done with its scores',
  create: 'Set up',
  created: 'Set up. Train a first version.',
  by: 'by {name}',
  historyText: 'What stood where from when on. Nothing here is ever altered.',
  noHistory: 'Nothing has happened yet.',
  historyLine: 'Version {number}: {stage}',
  asksApproval: 'Version {number}: approval asked',
  refusedLine: 'Version {number}: refused',
  ...dataSets,
  ...training,
  ...runCurves,
  ...versions,
  ...watch,
  ...experiments,
} as const
