import { addDays } from '@cadre/core'
import type { Actor } from './act-as.ts'
import { demoModel } from './scene.ts'
import type { Cast, Scene } from './scene.ts'

const question = 'What keeps this person here, and what does not? Talk before you decide.'

/** HR asks the lead about the people of theirs whom the model finds likeliest to leave; the lead has decided on two. */
export async function lookAtScores({ manager, lead }: Cast, { today }: Scene): Promise<void> {
  const { data: known } = await manager.api.call('listReviewCases', { query: { own: 'false' } })
  if (known.items.length > 0) return
  const scores = await scoresOfReports(manager, lead)
  for (const [index, { id }] of scores.slice(0, 4).entries()) {
    const { data: opened } = await manager.api.call('openReviewCase', {
      body: {
        scoreId: id,
        question,
        assignedTo: lead.accountId,
        isBlind: index === 1,
        dueOn: addDays(today, 7 + 3 * index),
      },
    })
    const decision = decisions[index]
    if (decision) await lead.api.call('decideReviewCase', { params: { id: opened.id }, body: decision })
  }
}

/** Of the four cases the third and the fourth; the others wait for whoever signs in. */
const decisions = [
  undefined,
  undefined,
  {
    choice: 'act',
    reasonCode: 'evidence fits',
    words: 'We talked about the next step. A move within the department is looked at together.',
  },
  {
    choice: 'no action',
    reasonCode: 'known circumstances',
    words: 'We talk every week, and nothing points to it. I look again in a quarter.',
  },
] as const

async function scoresOfReports(manager: Actor, lead: Actor) {
  const { data: me } = await lead.api.call('me', {})
  if (me.personId === null) return []
  const scores = []
  for await (const { id } of manager.api.items('listPeople', {
    query: { managerId: me.personId, working: 'true' },
  })) {
    const { data } = await manager.api.call('personOutlook', { params: { id } })
    const newest = data.items.find(({ modelName, score: found }) => modelName === demoModel && found !== null)
    if (newest) scores.push(newest)
  }
  return scores.toSorted((a, b) => b.score! - a.score!)
}
