/** What other programs may ask to be told of. A message names models, versions and experiments by id, never a person. */
export const webhookEvents = [
  'score-run.ended',
  'model-version.answers',
  'model-alert.raised',
  'model-experiment.declared',
  'model-experiment.approved',
  'model-experiment.refused',
  'model-experiment.stopped',
  'model-experiment.concluded',
] as const

export type WebhookEvent = (typeof webhookEvents)[number]
