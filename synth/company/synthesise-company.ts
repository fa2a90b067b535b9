import type { CompanyRecord } from './company-record.ts'
import { spoil } from './flaws/spoil.ts'
import { simulateUnit } from './life/simulate-unit.ts'
import { lineOf } from './life/unit-life.ts'
import type { LeadTerm, UnitLife } from './life/unit-life.ts'
import { unitsOf } from './organisation/units.ts'
import type { Unit } from './organisation/units.ts'
import type { Recruiter } from './records/pen.ts'
import { departmentIdOf, writeUnit } from './records/write-unit.ts'
import { buildStructure } from './world/structure.ts'
import type { Structure } from './world/structure.ts'
import { planCompany } from './world/plan.ts'
import type { CompanyOptions, Plan } from './world/plan.ts'
import type { Witness } from './witness.ts'

/**
 * A company with its history, record by record, each after what it refers to. Everybody in it is made up
 * and marked so; the same options give the same records, ids included. Holds a unit of the organisation
 * (some seventy positions) at a time, whatever the size. What is true of it is told to `witness`.
 * Throws `AppError` `usage` on options that cannot be.
 */
export function* synthesiseCompany(options: CompanyOptions, witness: Witness = {}): Generator<CompanyRecord> {
  const plan = planCompany(options)
  let records: CompanyRecord[] = []
  const structure = buildStructure(plan, (record) => records.push(record))
  if (plan.part.index === 0) yield* records
  const recruiters: Recruiter[] = []
  // Only the units that stand above the present one are kept.
  const lines: Line[] = []
  for (const unit of unitsOf(plan)) {
    while (lines.length > 0 && lines.at(-1)!.unit !== unit.parent) lines.pop()
    const isOurs = (unit.number - 1) % plan.part.of === plan.part.index
    const isNeeded = isOurs || standsAbove(unit) || stillNeedsRecruiters(plan, unit, recruiters)
    if (!isNeeded) continue
    const above = lines.at(-1)?.terms ?? []
    const life = simulateUnit(plan, unit, { above, witness: isOurs ? witness : {} })
    if (stillNeedsRecruiters(plan, unit, recruiters)) recruiters.push(...recruitersOf(life))
    lines.push({ unit, terms: lineOf(life) })
    if (!isOurs) continue
    records = []
    writeUnit(life, surroundingOf({ plan, unit, structure, recruiters, witness }), (record) =>
      records.push(...spoil(record, plan)),
    )
    tellSlow(life, witness)
    yield* records
  }
}

interface Line {
  readonly unit: Unit
  readonly terms: readonly LeadTerm[]
}

/** Whether others may report to it. */
function standsAbove({ teams, staff, parent }: Unit): boolean {
  return parent === undefined || (teams.length === 0 && staff <= 1)
}

/** About one recruiter for eighty people, from the first units of the first family. */
function stillNeedsRecruiters(
  { people }: Plan,
  { familyIndex, parent }: Unit,
  found: readonly Recruiter[],
): boolean {
  return parent !== undefined && familyIndex === 0 && found.length < 1 + people / 80 && found.length < 2000
}

/** The head has other things to do, unless there is nobody else. */
function recruitersOf({ people, leads }: UnitLife): Recruiter[] {
  const heads = new Set(leads[0]!.map(({ personId }) => personId))
  const members = people.filter(({ id }) => !heads.has(id))
  return (members.length > 0 ? members : people).flatMap(({ id, spells }) =>
    spells.map(({ hired, left }) => ({ id, from: hired, to: left })),
  )
}

function tellSlow({ leads }: UnitLife, witness: Witness): void {
  const slow = leads.flat().filter(({ isSlow }) => isSlow)
  for (const personId of new Set(slow.map((lead) => lead.personId))) witness.slowInterviewer?.(personId)
}

interface Around {
  readonly plan: Plan
  readonly unit: Unit
  readonly structure: Structure
  readonly recruiters: readonly Recruiter[]
  readonly witness: Witness
}

function surroundingOf({ plan, unit, structure, recruiters, witness }: Around) {
  const parentId = unit.parent && departmentIdOf(plan.seed, unit.parent.number)
  return { structure, parentId, recruiters, witness }
}
