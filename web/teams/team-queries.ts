import type { RecordOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type Team = RecordOf<'team'>
export type Membership = RecordOf<'team_membership'>

export const teamsQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['teams', moment],
    queryFn: async ({ signal }) => {
      const teams: Team[] = []
      for await (const team of api
        .records('teams')
        .items({ ...moment, sort: 'name', limit: 500 }, { signal }))
        teams.push(team)
      return teams
    },
  })

export const teamQuery = (id: string, moment: Moment) =>
  queryOptions({
    queryKey: ['teams', id, moment],
    queryFn: async ({ signal }) => (await api.records('teams').get(id, { ...moment }, { signal })).data,
  })

/** The most memberships that are counted for the list of teams. */
const mostCounted = 20_000

/** How many people each team has. */
export const teamSizesQuery = (moment: Moment) =>
  queryOptions({
    queryKey: ['team sizes', moment],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, number>> => {
      const sizes = new Map<string, number>()
      let counted = 0
      const query = { ...moment, limit: 500, fields: 'teamId' }
      for await (const { values } of api.records('team-memberships').items(query, { signal })) {
        const id = values.teamId ?? ''
        sizes.set(id, (sizes.get(id) ?? 0) + 1)
        if (++counted >= mostCounted) break
      }
      return sizes
    },
  })

export const membersQuery = (teamId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['team members', teamId, moment],
    queryFn: async ({ signal }) => {
      const query = { ...moment, filter: `teamId:eq:${teamId}`, limit: 500 }
      return (await api.records('team-memberships').list(query, { signal })).data.items
    },
  })

export const teamGoalsQuery = (teamId: string, moment: Moment) =>
  queryOptions({
    queryKey: ['goals', 'of team', teamId, moment],
    queryFn: async ({ signal }) => {
      const query = { ...moment, filter: [`teamId:eq:${teamId}`, 'status:in:active,draft'], limit: 100 }
      return (await api.records('goals').list(query, { signal })).data.items
    },
  })

/** As many people as an address of a request names. */
const mostAsked = 60

/** Approved time off on the day looked at, of people within reach. */
export const awayQuery = (personIds: readonly string[], moment: Moment) =>
  queryOptions({
    queryKey: ['away', personIds, moment],
    queryFn: async ({ signal }) => {
      const query = {
        ...moment,
        subjectId: personIds.slice(0, mostAsked).join(','),
        filter: 'status:eq:approved',
        limit: 200,
      }
      return (await api.records('absences').list(query, { signal })).data.items
    },
  })
